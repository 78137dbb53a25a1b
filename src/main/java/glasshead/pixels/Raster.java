package glasshead.pixels;

import java.util.Arrays;

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

    /// Draws each cell as a square of `cellPixels`, what lies outside this raster cut off.
    ///
    /// @param left first column's first pixel, may be negative
    /// @param top  first row's first pixel, may be negative
    /// @param gap  pixels left free at the right and lower edge of each cell
    public void draw(Cells cells, ColourScale scale, int left, int top, int cellPixels, int gap) {
        int firstRow = Math.max(0, Math.floorDiv(-top, cellPixels));
        int lastRow = Math.min(cells.rows() - 1, Math.floorDiv(height - 1 - top, cellPixels));
        int firstColumn = Math.max(0, Math.floorDiv(-left, cellPixels));
        int lastColumn = Math.min(cells.columns() - 1, Math.floorDiv(width - 1 - left, cellPixels));
        int size = cellPixels - gap;
        for (int row = firstRow; row <= lastRow; row++) {
            int y = top + row * cellPixels;
            int lastOfRow = cells.causal() ? Math.min(lastColumn, row) : lastColumn;
            for (int column = firstColumn; column <= lastOfRow; column++) {
                int x = left + column * cellPixels;
                square(x, y, size, scale.colour(cells.at(row, column)));
            }
        }
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

    private void square(int left, int top, int size, int colour) {
        int from = Math.max(0, left);
        int to = Math.min(width, left + size);
        int bottom = Math.min(height, top + size);
        for (int y = Math.max(0, top); y < bottom && from < to; y++) {
            Arrays.fill(pixels, y * width + from, y * width + to, colour);
        }
    }
}
