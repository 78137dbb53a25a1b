package glasshead.ui.picture;

import javafx.scene.image.Image;

/// Where copied things go, and come from. An interface because a display-less JavaFX has no clipboard.
public interface CopyBoard {

    void picture(Image image);

    void text(String text);

    /// The text that was copied last, wherever; empty for none.
    String copied();
}
