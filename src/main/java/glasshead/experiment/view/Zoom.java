package glasshead.experiment.view;

/// Which part of a matrix is in sight, whatever the size of the window.
///
/// @param rows   of the matrix that was zoomed into; another is shown whole
/// @param factor 1 = all of it is in sight
/// @param row    which one is in the middle, counted in cells from the top edge
/// @param column which one is in the middle, counted in cells from the left edge
public record Zoom(int rows, double factor, double row, double column) {

    public static final Zoom FIT = new Zoom(0, 1, 0, 0);
}
