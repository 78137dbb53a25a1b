package glasshead;

import glasshead.ui.shell.MainView;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The program's window in a process of its own, in which a few things are done.
///
/// Steps, with commas between them: `tell` prints what is on screen, `type:TEXT` enters a prompt, `half:TEXT` only types it, `maps` shows
/// them, `new`, `save` and `undo` are those keys, `restore` takes what is offered, `close` closes the window, `halt` ends the process as a
/// crash does.
final class WindowSteps {

    private WindowSteps() {}

    /// @param arguments the steps, then the program's own arguments
    public static void main(String[] arguments) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        if (System.getProperty("glasshead.test.haltAtOnce") != null) {
            haltOnceThere();
        }
        Thread program = Thread.ofPlatform().start(() -> Application.launch(App.class, Stream.of(arguments).skip(1).toArray(
                String[]::new)));
        Await.met(WindowSteps::isToolkitThere);
        Await.until(WindowSteps::hasRun);
        for (String step : arguments[0].split(",")) {
            take(step);
        }
        Await.met(() -> !program.isAlive());
        System.exit(0);
    }

    private static void take(String step) {
        switch (step.replaceFirst(":.*", "")) {
            case "tell" -> System.out.println(Await.onFx(WindowSteps::told));
            case "type" -> {
                Await.onFx(() -> type(step.replaceFirst(".*?:", "")));
                Await.until(() -> stage().getTitle().startsWith("•"));
            }
            case "half" -> Await.onFx(() -> ((TextArea) root().lookup(".prompt-field")).setText(step.replaceFirst(".*?:", "")));
            case "maps" -> press(KeyCode.M, false);
            case "new" -> press(KeyCode.N, true);
            case "save" -> press(KeyCode.S, true);
            case "undo" -> press(KeyCode.Z, true);
            case "restore" -> Await.onFx(() -> ((Hyperlink) root().lookup(".restore-line .hyperlink")).fire());
            case "close" -> Await.onFx(() -> stage().close());
            case "halt" -> {
                // what is looked at is kept a while after it changed
                Await.until(() -> true);
                Runtime.getRuntime().halt(0);
            }
            default -> throw new IllegalArgumentException(step);
        }
        if (!step.equals("close")) {
            Await.settle();
        }
    }

    private static void type(String prompt) {
        TextArea field = (TextArea) root().lookup(".prompt-field");
        field.setText(prompt);
        field.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
    }

    private static void press(KeyCode key, boolean shortcut) {
        Await.onFx(() -> {
            Node target = root();
            target.requestFocus();
            target.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, shortcut, false, false));
        });
    }

    private static String told() {
        Node maps = root().lookup(".maps");
        Stream<Node> offers = root().lookupAll(".restore-line > .label").stream().filter(label -> label.getParent().isVisible());
        return String.join("|", stage().getTitle(), ((TextArea) root().lookup(".prompt-field")).getText(),
                maps != null && isShown(maps) ? "maps" : "attention",
                offers.map(label -> ((Labeled) label).getText()).collect(Collectors.joining()));
    }

    private static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }

    private static Stage stage() {
        return Window.getWindows().stream().filter(WindowSteps::isMain).map(Stage.class::cast).findFirst().orElseThrow();
    }

    /// While the window is being shown: before anything follows what happens in it. The splash may be there by then.
    private static void haltOnceThere() {
        Window.getWindows().addListener((ListChangeListener<Window>) change -> {
            if (change.getList().stream().anyMatch(WindowSteps::isMain)) {
                Runtime.getRuntime().halt(1);
            }
        });
    }

    private static boolean isThere() {
        return Window.getWindows().stream().anyMatch(WindowSteps::isMain);
    }

    private static boolean isMain(Window window) {
        return window.getScene().getRoot() instanceof MainView;
    }

    private static Node root() {
        return stage().getScene().getRoot();
    }

    static boolean isToolkitThere() {
        try {
            Platform.runLater(() -> {});
            return true;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    /// The status bar tells what was run.
    private static boolean hasRun() {
        return isThere() && root().lookupAll(".label").stream().anyMatch(label -> ((Labeled) label).getText().startsWith("Ran "));
    }
}
