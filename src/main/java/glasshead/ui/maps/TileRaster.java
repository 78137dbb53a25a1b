package glasshead.ui.maps;

import glasshead.pixels.Area;
import glasshead.pixels.ColourScale;
import glasshead.pixels.Raster;
import java.util.Arrays;

/// Fills the cells of a tile with their colours.
final class TileRaster {

    /// Cells smaller than this, in device pixels, touch each other.
    private static final int SMALLEST_CELL_WITH_GAP = 7;

    private TileRaster() {}

    static void paint(Raster raster, Placed placed, ColourScale scale, double screenScale) {
        Tile tile = placed.tile();
        int gap = Math.min(placed.cellWidth(), placed.cellHeight()) * screenScale >= SMALLEST_CELL_WITH_GAP ? 1 : 0;
        for (int row = 0; row < tile.rows().size(); row++) {
            for (int column = 0; column < tile.columns().size(); column++) {
                fill(raster, placed.cell(row, column), screenScale, gap, scale.colour(tile.at(row, column)));
            }
        }
    }

    private static void fill(Raster raster, Area cell, double screenScale, int gap, int colour) {
        int left = Math.clamp(Math.round(cell.left() * screenScale), 0, raster.width());
        int right = Math.clamp(Math.round(cell.right() * screenScale) - gap, left, raster.width());
        int bottom = Math.min(raster.height(), (int) Math.round(cell.bottom() * screenScale) - gap);
        for (int y = Math.max(0, (int) Math.round(cell.top() * screenScale)); y < bottom; y++) {
            Arrays.fill(raster.pixels(), y * raster.width() + left, y * raster.width() + right, colour);
        }
    }
}
