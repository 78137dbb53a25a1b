package glasshead.ui.picture;

/// A node that draws itself, and so can draw itself elsewhere too.
public interface Drawn {

    /// As it is on screen, in its own coordinates.
    void drawOn(SvgGraphics svg);
}
