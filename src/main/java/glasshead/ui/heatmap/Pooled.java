package glasshead.ui.heatmap;

import glasshead.pixels.CellLayout;
import glasshead.pixels.Cells;
import java.util.Arrays;

/// Matrices with more cells than there are pixels: each pixel stands for a square of cells and shows the strongest of them, so that all
/// of the matrix fits and nothing that stands out is lost between two pixels.
final class Pooled {

    private Pooled() {}

    /// Like [CellLayout#of], with square cells that are a whole fraction of a pixel where they are lower than one.
    static CellLayout layout(Viewpoint.Frame frame, double left, double top, double width, double height) {
        CellLayout whole = CellLayout.of(frame.rows(), frame.columns(), left, top, width, height, frame.screenScale());
        int factor = factor(height * frame.screenScale());
        double size = 1 / (factor * frame.screenScale());
        return factor == 1 ? whole : new CellLayout(whole.rows(), whole.columns(), whole.left(), whole.top(), size, size, frame
                .screenScale());
    }

    /// How many cells, across and down, share a pixel: 1 where each has one of its own.
    static int factor(CellLayout layout) {
        return factor(layout.height() * layout.screenScale());
    }

    private static int factor(double pixels) {
        // the small subtraction keeps 1 / (1 / 3) at 3 whatever the rounding of doubles does
        return (int) Math.max(1, Math.ceil(1 / pixels - 1e-6));
    }

    /// A cell for each square of cells, with the value that is farthest from zero.
    static Cells cells(Cells cells, int factor) {
        int rows = Math.ceilDiv(cells.rows(), factor);
        int columns = Math.ceilDiv(cells.columns(), factor);
        float[] strongest = new float[rows * columns];
        Arrays.fill(strongest, Float.NaN);
        for (int row = 0; row < cells.rows(); row++) {
            int last = cells.causal() ? Math.min(row, cells.columns() - 1) : cells.columns() - 1;
            for (int column = 0; column <= last; column++) {
                int pool = row / factor * columns + column / factor;
                if (isStronger(cells.at(row, column), strongest[pool])) {
                    strongest[pool] = cells.at(row, column);
                }
            }
        }
        return new Cells(rows, columns, strongest, cells.causal());
    }

    private static boolean isStronger(float value, float than) {
        return !Float.isNaN(value) && (Float.isNaN(than) || Math.abs(value) > Math.abs(than));
    }

    /// The strongest cell of the square that a cell is in: what the pixel there shows.
    static Pointed strongest(Cells cells, Pointed at, int factor) {
        if (!at.isCell() || factor == 1) {
            return at;
        }
        Pointed strongest = Pointed.NOTHING;
        float most = Float.NaN;
        int top = at.row() / factor * factor;
        int left = at.column() / factor * factor;
        for (int row = top; row < top + factor; row++) {
            for (int column = left; column < left + factor; column++) {
                float value = cells.exists(row, column) ? cells.at(row, column) : Float.NaN;
                if (isStronger(value, most)) {
                    most = value;
                    strongest = new Pointed(row, column);
                }
            }
        }
        return strongest.isCell() ? strongest : at;
    }
}
