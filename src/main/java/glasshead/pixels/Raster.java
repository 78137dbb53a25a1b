package glasshead.pixels;

import java.util.Arrays;
import java.util.stream.IntStream;

/// A picture of device pixels, ARGB, that matrices are drawn into; transparent at first.
///
/// Colours are opaque or fully transparent, so the pixels are the same with and without premultiplied alpha.
public record Raster(int width, int height, int[] pixels) {

    public Raster(int width, int height) {
        this(width, height, new int[width * height]);
    }

    public Raster {
        if (pixels.length != width * height) {
            throw new IllegalArgumentException(pixels.length + " pixels for " + width + " x " + height);
        }
    }

    public void clear() {
        Arrays.fill(pixels, ColourScale.TRANSPARENT);
    }

    /// Draws each cell as a rectangle of about the given size, its edges where a [CellLayout] has them; what lies outside this raster is
    /// cut off.
    ///
    /// @param left first column's first pixel, may be negative
    /// @param top  first row's first pixel, may be negative
    /// @param cellWidth  in pixels, at least 1
    /// @param cellHeight in pixels, at least 1
    /// @param gap        pixels left free at the right and lower edge of each cell
    public void draw(Cells cells, ColourScale scale, int left, int top, double cellWidth, double cellHeight, int gap) {
        int[] x = edges(left, cells.columns(), cellWidth);
        int[] y = edges(top, cells.rows(), cellHeight);
        for (int row = 0; row < cells.rows(); row++) {
            if (y[row + 1] <= 0 || y[row] >= height) {
                continue;
            }
            int columns = cells.causal() ? Math.min(cells.columns(), row + 1) : cells.columns();
            for (int column = 0; column < columns && x[column] < width; column++) {
                if (x[column + 1] > 0) {
                    fill(x[column], y[row], x[column + 1] - gap, y[row + 1] - gap, scale.colour(cells.at(row, column)));
                }
            }
        }
    }

    private static int[] edges(int first, int cells, double cellPixels) {
        return IntStream.rangeClosed(0, cells).map(index -> first + (int) CellLayout.edgePixels(index, cellPixels)).toArray();
    }

    /// Makes transparent what lies outside a rectangle; `right` and `bottom` are outside.
    public void keepOnly(int left, int top, int right, int bottom) {
        for (int y = 0; y < height; y++) {
            int row = y * width;
            if (y < top || y >= bottom) {
                Arrays.fill(pixels, row, row + width, ColourScale.TRANSPARENT);
            } else {
                Arrays.fill(pixels, row, row + Math.clamp(left, 0, width), ColourScale.TRANSPARENT);
                Arrays.fill(pixels, row + Math.clamp(right, 0, width), row + width, ColourScale.TRANSPARENT);
            }
        }
    }

    private void fill(int left, int top, int right, int bottom, int colour) {
        int from = Math.max(0, left);
        int to = Math.min(width, right);
        int last = Math.min(height, bottom);
        for (int y = Math.max(0, top); y < last && from < to; y++) {
            Arrays.fill(pixels, y * width + from, y * width + to, colour);
        }
    }
}
