package glasshead.ui.shell;

import glasshead.ui.picture.Pictures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Node;

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
        dialog.ask("Save the window as a picture", "glasshead.png").ifPresent(this::write);
    }

    private void write(Path png) {
        try {
            Pictures.write(Pictures.of(window, PICTURE_SCALE), png);
            notice.accept("Saved " + png);
        } catch (IOException failed) {
            notice.accept("The picture could not be saved as " + png + " (" + failed.getMessage() + "); choose another folder.");
        }
    }
}
