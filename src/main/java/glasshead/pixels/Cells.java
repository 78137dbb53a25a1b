package glasshead.pixels;

/// A matrix to be drawn.
///
/// @param values row-major `[row * columns + column]`; `NaN` is left transparent
/// @param causal whether cells above the diagonal do not exist (a query cannot attend to a later key) and are left transparent
public record Cells(int rows, int columns, float[] values, boolean causal) {

    public Cells {
        if (values.length != rows * columns) {
            throw new IllegalArgumentException(values.length + " values for " + rows + " x " + columns + " cells");
        }
    }

    /// An attention pattern of `size` tokens.
    public static Cells causal(int size, float[] values) {
        return new Cells(size, size, values, true);
    }

    public boolean exists(int row, int column) {
        return row >= 0 && row < rows && column >= 0 && column < columns && !(causal && column > row);
    }

    public float at(int row, int column) {
        return values[row * columns + column];
    }
}
