package glasshead.ui.picture;

import java.util.Objects;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// The clipboard of the desktop.
public final class SystemCopyBoard implements CopyBoard {

    @Override
    public void picture(Image image) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(image);
        put(content);
    }

    @Override
    public void text(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        put(content);
    }

    @Override
    public String copied() {
        return Objects.requireNonNullElse(Clipboard.getSystemClipboard().getString(), "");
    }

    private static void put(ClipboardContent content) {
        Clipboard.getSystemClipboard().setContent(content);
    }
}
