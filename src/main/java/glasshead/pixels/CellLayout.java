package glasshead.pixels;

import java.util.Optional;

/// Where the square cells of a matrix lie on the screen.
///
/// The corner and every edge lie on whole device pixels, so that cells stay crisp at any screen scale (1.5 for 150 %). Cells are as large
/// as the room allows, and where that is no whole number of pixels, some are one pixel wider than others. Cells smaller than a pixel share
/// it.
///
/// @param left        of the first column, in logical pixels
/// @param top         of the first row
/// @param cell        size of a cell, in the mean
/// @param screenScale device pixels for each logical pixel
public record CellLayout(int rows, int columns, double left, double top, double cell, double screenScale) {

    /// Row and column of a cell.
    public record Cell(int row, int column) {
    }

    /// The largest cells with which the matrix fits into a rectangle, but no larger than `largest`; never below one device pixel,
    /// even if the matrix then does not fit.
    public static CellLayout fit(int rows, int columns, Area area, double largest, double screenScale) {
        double room = Math.min(largest, Math.min(area.width() / Math.max(1, columns), area.height() / Math.max(1, rows)));
        return of(rows, columns, area.left(), area.top(), room, screenScale);
    }

    /// Cells of about the given size, from about the given corner.
    public static CellLayout of(int rows, int columns, double left, double top, double cell, double screenScale) {
        return new CellLayout(rows, columns, Math.round(left * screenScale) / screenScale, Math.round(top * screenScale) / screenScale,
                Math.max(1, cell * screenScale) / screenScale, screenScale);
    }

    /// The cell under a point, if any.
    public Optional<Cell> hit(double x, double y) {
        int row = rowAt(y);
        int column = columnAt(x);
        return row >= 0 && row < rows && column >= 0 && column < columns ? Optional.of(new Cell(row, column)) : Optional.empty();
    }

    /// The row at this height, which may be outside the matrix.
    public int rowAt(double y) {
        return index(y - top);
    }

    /// The column at this distance, which may be outside the matrix.
    public int columnAt(double x) {
        return index(x - left);
    }

    private int index(double distance) {
        int index = (int) Math.floor(distance / cell);
        if (cellPixels() < 1) {
            return index;
        }
        return distance < edge(index) ? index - 1 : distance >= edge(index + 1) ? index + 1 : index;
    }

    /// How far the near edge of a cell is from that of the first one.
    private double edge(int index) {
        return cellPixels() < 1 ? index * cell : edgePixels(index, cellPixels()) / screenScale;
    }

    /// The same in device pixels.
    static double edgePixels(int index, double cellPixels) {
        // the small addition rounds 0.5 up whatever the rounding of doubles did before
        return Math.floor(index * cellPixels + 0.5 + 1e-6);
    }

    public double x(int column) {
        return left + edge(column);
    }

    public double y(int row) {
        return top + edge(row);
    }

    public Area area(int row, int column) {
        return new Area(x(column), y(row), x(column + 1) - x(column), y(row + 1) - y(row));
    }

    public Area area() {
        return new Area(left, top, edge(columns), edge(rows));
    }

    /// Size of a cell in device pixels, in the mean.
    public double cellPixels() {
        return cell * screenScale;
    }
}
