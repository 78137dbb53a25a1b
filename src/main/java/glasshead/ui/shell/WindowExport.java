package glasshead.ui.shell;

import glasshead.ui.picture.Pictures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.image.Image;

/// Saves the whole window as a picture.
final class WindowExport {

    private static final double PICTURE_SCALE = 2;

    private final Node window;
    private final SaveDialog dialog;
    private final Consumer<String> notice;

    WindowExport(Node window, SaveDialog dialog, Consumer<String> notice) {
        this.window = window;
        this.dialog = dialog;
        this.notice = notice;
    }

    void savePicture() {
        dialog.ask("Save the window as a picture", "glasshead.png").ifPresent(png -> {
            Image picture = Pictures.of(window, PICTURE_SCALE);
            // Encoding takes a moment, and the window should not stand still for it.
            Thread.ofVirtual().name("picture").start(() -> {
                String outcome = write(picture, png);
                Platform.runLater(() -> notice.accept(outcome));
            });
        });
    }

    private static String write(Image picture, Path png) {
        try {
            Pictures.write(picture, png);
            return "Saved " + png;
        } catch (IOException failed) {
            return "The picture could not be saved as " + png + " (" + failed.getMessage() + "); choose another folder.";
        }
    }
}
