package glasshead.pixels;

import java.util.Optional;

/// Where the square cells of a matrix lie on the screen.
///
/// Corner and cell size are whole numbers of device pixels, so that cells stay crisp and equal at any screen scale (1.5 for 150 %).
///
/// @param left        of the first column, in logical pixels
/// @param top         of the first row
/// @param cell        size of a cell
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
        // the small addition keeps 20 * 1.1 / 1.1 at 20 whatever the rounding of doubles does
        double devicePixels = Math.max(1, Math.floor(cell * screenScale + 1e-6));
        return new CellLayout(rows, columns, Math.round(left * screenScale) / screenScale, Math.round(top * screenScale) / screenScale,
                devicePixels / screenScale, screenScale);
    }

    /// The cell under a point, if any.
    public Optional<Cell> hit(double x, double y) {
        int row = rowAt(y);
        int column = columnAt(x);
        return row >= 0 && row < rows && column >= 0 && column < columns ? Optional.of(new Cell(row, column)) : Optional.empty();
    }

    /// The row at this height, which may be outside the matrix.
    public int rowAt(double y) {
        return (int) Math.floor((y - top) / cell);
    }

    /// The column at this distance, which may be outside the matrix.
    public int columnAt(double x) {
        return (int) Math.floor((x - left) / cell);
    }

    public double x(int column) {
        return left + column * cell;
    }

    public double y(int row) {
        return top + row * cell;
    }

    public Area area(int row, int column) {
        return new Area(x(column), y(row), cell, cell);
    }

    public Area area() {
        return new Area(left, top, columns * cell, rows * cell);
    }

    public int cellPixels() {
        return (int) Math.round(cell * screenScale);
    }
}
