package glasshead.ui.picture;

/// A node that keeps pixels of its own, which a larger picture would blur: it can draw them anew, as many as the picture has.
public interface Sharpened {

    /// Draws with so many pixels for each unit of the scene in the next layout pass.
    void drawFor(double scale);

    /// Draws for the screen again.
    void drawForScreen();
}
