package glasshead.ui.picture;

import javafx.scene.image.Image;

/// Where copied things go. An interface because a display-less JavaFX has no clipboard.
public interface CopyBoard {

    void picture(Image image);

    void text(String text);
}
