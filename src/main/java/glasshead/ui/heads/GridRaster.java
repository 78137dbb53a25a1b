package glasshead.ui.heads;

import glasshead.analysis.Thumbnails;
import glasshead.experiment.Head;
import glasshead.pixels.Area;
import glasshead.pixels.ColourScale;
import glasshead.pixels.Palette;
import glasshead.pixels.Raster;
import java.util.Arrays;
import java.util.stream.IntStream;

/// All cells of the head grid in one picture of device pixels.
final class GridRaster {

    private final Raster raster;
    private final GridLayout layout;

    private GridRaster(Raster raster, GridLayout layout) {
        this.raster = raster;
        this.layout = layout;
    }

    /// Draws all cells into a cleared picture.
    static void paint(Raster raster, HeadGrid grid, GridLayout layout, Palette palette, boolean dark) {
        GridRaster drawing = new GridRaster(raster, layout);
        switch (grid.picture()) {
            case CellPicture.Pattern _ -> drawing.patterns(grid, ColourScale.sequential(palette, dark, 1));
            case CellPicture.Coloured coloured -> drawing.colours(grid, coloured, scale(grid, coloured, palette, dark));
        }
    }

    /// Centred on zero where the numbers have a sign.
    static ColourScale scale(HeadGrid grid, CellPicture.Coloured coloured, Palette palette, boolean dark) {
        double limit = coloured.limit(grid);
        return coloured.signed() ? ColourScale.diverging(palette, dark, limit) : ColourScale.sequential(palette, dark, limit);
    }

    private void colours(HeadGrid grid, CellPicture.Coloured coloured, ColourScale scale) {
        for (Head head : grid.allHeads()) {
            Area cell = layout.cell(head);
            if (!fits(cell)) {
                continue;
            }
            int colour = scale.colour(coloured.value(grid, head));
            int from = device(cell.left());
            int to = device(cell.right());
            for (int y = device(cell.top()); y < device(cell.bottom()); y++) {
                Arrays.fill(raster.pixels(), y * raster.width() + from, y * raster.width() + to, colour);
            }
        }
    }

    private void patterns(HeadGrid grid, ColourScale scale) {
        Thumbnails patterns = grid.patterns();
        int size = patterns.size();
        if (size == 0) {
            return;
        }
        Covered rows = Covered.of(device(layout.high()), size);
        Covered columns = Covered.of(device(layout.wide()), size);
        for (Head head : grid.allHeads()) {
            Area cell = layout.picture(head);
            if (!fits(cell)) {
                continue;
            }
            int corner = device(cell.top()) * raster.width() + device(cell.left());
            pattern(patterns.of(head), size, corner, rows, columns, scale);
        }
    }

    /// For each pixel the first token that it covers and the one after the last: less than one token when enlarged, several when reduced.
    private record Covered(int[] starts, int[] ends) {

        static Covered of(int pixels, int tokens) {
            int[] starts = IntStream.range(0, pixels).map(pixel -> pixel * tokens / pixels).toArray();
            int[] ends = IntStream.range(0, pixels).map(pixel -> Math.max(starts[pixel] + 1, (pixel + 1) * tokens / pixels)).toArray();
            return new Covered(starts, ends);
        }
    }

    /// Keys after the query do not exist and stay transparent.
    private void pattern(float[] values, int size, int corner, Covered queries, Covered keys, ColourScale scale) {
        for (int y = 0; y < queries.starts.length; y++) {
            for (int x = 0; x < keys.starts.length && keys.starts[x] < queries.ends[y]; x++) {
                float largest = 0;
                for (int row = queries.starts[y]; row < queries.ends[y]; row++) {
                    for (int column = keys.starts[x]; column < keys.ends[x] && column <= row; column++) {
                        largest = Math.max(largest, values[row * size + column]);
                    }
                }
                raster.pixels()[corner + y * raster.width() + x] = scale.colour(largest);
            }
        }
    }

    /// False only where the panel is smaller than the smallest grid.
    private boolean fits(Area cell) {
        return device(cell.right()) <= raster.width() && device(cell.bottom()) <= raster.height();
    }

    private int device(double length) {
        return (int) Math.round(length * layout.scale());
    }
}
