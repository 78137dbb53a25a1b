package glasshead.pixels;

/// Where the cells of a matrix lie on the screen.
///
/// The corner and every edge lie on whole device pixels, so that cells stay crisp at any screen scale (1.5 for 150 %). Where a
/// cell's size is no whole number of pixels, some are one pixel wider or higher than others. Cells smaller than a pixel share
/// it.
///
/// @param left        of the first column, in logical pixels
/// @param top         of the first row
/// @param width       of a cell, in the mean
/// @param height      of a cell, in the mean
/// @param screenScale device pixels for each logical pixel
public record CellLayout(int rows, int columns, double left, double top, double width, double height, double screenScale) {

    /// Where there is more room across than down, cells are wider than high, but by no more than this: diagonals are to be seen as such.
    public static final double WIDEST = 1.6;

    /// Cells of about the given size, from about the given corner; never below one device pixel, even if the matrix then does not fit.
    public static CellLayout of(int rows, int columns, double left, double top, double width, double height, double screenScale) {
        return new CellLayout(rows, columns, Math.round(left * screenScale) / screenScale, Math.round(top * screenScale) / screenScale,
                Math.max(1, width * screenScale) / screenScale, Math.max(1, height * screenScale) / screenScale, screenScale);
    }

    /// The row at this height, which may be outside the matrix.
    public int rowAt(double y) {
        return index(y - top, height);
    }

    /// The column at this distance, which may be outside the matrix.
    public int columnAt(double x) {
        return index(x - left, width);
    }

    private int index(double distance, double size) {
        int index = (int) Math.floor(distance / size);
        if (size * screenScale < 1) {
            return index;
        }
        return distance < edge(index, size) ? index - 1 : distance >= edge(index + 1, size) ? index + 1 : index;
    }

    /// How far the near edge of a cell is from that of the first one.
    private double edge(int index, double size) {
        return size * screenScale < 1 ? index * size : edgePixels(index, size * screenScale) / screenScale;
    }

    /// The same in device pixels.
    static double edgePixels(int index, double cellPixels) {
        // the small addition rounds 0.5 up whatever the rounding of doubles did before
        return Math.floor(index * cellPixels + 0.5 + 1e-6);
    }

    public double x(int column) {
        return left + edge(column, width);
    }

    public double y(int row) {
        return top + edge(row, height);
    }

    public Area area(int row, int column) {
        return new Area(x(column), y(row), x(column + 1) - x(column), y(row + 1) - y(row));
    }

    public Area area() {
        return new Area(left, top, edge(columns, width), edge(rows, height));
    }
}
