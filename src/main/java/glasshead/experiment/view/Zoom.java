package glasshead.experiment.view;

import glasshead.experiment.BadInput;
import glasshead.experiment.Usual;

/// Which part of a matrix is in sight, whatever the size of the window.
///
/// @param rows   of the matrix that was zoomed into; another is shown whole
/// @param factor 1 = all of it is in sight
/// @param top    how many cells lie above what is in sight
/// @param left   how many cells lie left of what is in sight
public record Zoom(int rows, double factor, double top, double left) {

    @Usual
    public static final Zoom FIT = new Zoom(0, 1, 0, 0);

    public Zoom {
        if (rows < 0 || !(factor >= 1)) {
            throw new BadInput("what is zoomed into has rows, and a factor from 1");
        }
    }
}
