package glasshead;

import java.util.List;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.control.Labeled;
import javafx.stage.Window;

/// The program's window in a process of its own: prints the lines under its toolbar once there are so many, and whether a model ran.
final class StartOnDamagedFiles {

    private StartOnDamagedFiles() {}

    /// @param arguments how many lines are waited for, then the program's own arguments
    public static void main(String[] arguments) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        int expected = Integer.parseInt(arguments[0]);
        Thread.ofPlatform().daemon().start(() -> Application.launch(App.class, Stream.of(arguments).skip(1).toArray(String[]::new)));
        Await.met(StartOnDamagedFiles::isToolkitThere);
        try {
            Await.until(() -> lines().size() >= expected && hasRun());
        } finally {
            Await.onFx(() -> lines().forEach(System.out::println));
            System.out.println(Await.onFx(StartOnDamagedFiles::hasRun) ? "a model ran" : "no model ran");
            Platform.exit();
        }
    }

    private static boolean isToolkitThere() {
        try {
            Platform.runLater(() -> {});
            return true;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    private static List<String> lines() {
        return Window.getWindows().stream().flatMap(window -> window.getScene().getRoot().lookupAll(".notice-line > .label").stream())
                .map(label -> ((Labeled) label).getText()).toList();
    }

    /// The status bar tells what was run.
    private static boolean hasRun() {
        return Window.getWindows().stream().flatMap(window -> window.getScene().getRoot().lookupAll(".label").stream())
                .anyMatch(label -> ((Labeled) label).getText().startsWith("Ran "));
    }
}
