package glasshead;

import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.stage.Window;

/// The program in a process of its own where its window can't open: prints what the dialog says, and closes it.
final class FailingStart {

    private FailingStart() {}

    public static void main(String[] arguments) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        Thread.ofPlatform().daemon().start(() -> {
            Await.met(WindowSteps::isToolkitThere);
            Await.until(() -> dialog() != null);
            Await.onFx(() -> {
                System.out.println(Window.getWindows().size() + " window: " + dialog().getContentText());
                ((Button) dialog().lookupButton(ButtonType.OK)).fire();
            });
        });
        Main.start(arguments);
    }

    private static DialogPane dialog() {
        return Window.getWindows().stream().map(window -> window.getScene().getRoot()).filter(DialogPane.class::isInstance)
                .map(DialogPane.class::cast).findFirst().orElse(null);
    }
}
