package glasshead.ui.heads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import glasshead.analysis.HeadMetric;
import glasshead.experiment.CompositionKind;
import glasshead.experiment.Head;
import glasshead.experiment.view.Side;
import glasshead.pixels.Area;
import glasshead.pixels.ColourScale;
import glasshead.pixels.Palette;
import glasshead.pixels.Raster;
import glasshead.ui.format.Sample;
import org.junit.jupiter.api.Test;

class GridRasterTest {

    @Test
    void patternsKeepTheirShapeAndEndAtTheDiagonal() {
        HeadGrid grid = grid(4, 6, 15, CellPicture.PATTERN);
        GridLayout layout = GridLayout.fit(4, 6, 387, 470, 13, 1);
        Raster raster = painted(grid, layout);
        Head head = new Head(1, 2);
        Area picture = layout.picture(head);
        int size = grid.patterns().size();
        ColourScale scale = ColourScale.sequential(Palette.DEFAULT, false, 1);
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                int x = (int) (picture.left() + (column + 0.5) * picture.width() / size);
                int y = (int) (picture.top() + (row + 0.5) * picture.height() / size);
                int wanted = column > row ? ColourScale.TRANSPARENT : scale.colour(grid.patterns().of(head)[row * size + column]);
                assertEquals(wanted, raster.pixels()[y * raster.width() + x], row + ", " + column);
            }
        }
    }

    @Test
    void reducedPatternsKeepTheirStrongestCells() {
        HeadGrid grid = grid(24, 16, 64, CellPicture.PATTERN);
        GridLayout layout = GridLayout.fit(24, 16, 387, 470, 13, 1);
        Area picture = layout.picture(new Head(0, 0));
        Raster raster = painted(grid, layout);
        int corner = raster.pixels()[(int) picture.top() * raster.width() + (int) picture.left()];
        assertEquals(ColourScale.sequential(Palette.DEFAULT, false, 1).colour(1), corner); // BOS attends to itself alone
    }

    @Test
    void metricsFillTheCellAndNothingIsDrawnForWhatIsUndefined() {
        HeadGrid grid = grid(4, 6, 15, new CellPicture.Metric(HeadMetric.INDUCTION));
        GridLayout layout = GridLayout.fit(4, 6, 387, 470, 13, 1);
        Raster raster = painted(grid, layout);
        assertNotEquals(ColourScale.TRANSPARENT, pixel(raster, layout.cell(new Head(0, 0))));
        assertEquals(ColourScale.TRANSPARENT, pixel(raster, layout.cell(new Head(0, 1))));
    }

    private static int pixel(Raster raster, Area cell) {
        return raster.pixels()[(int) (cell.top() + 3) * raster.width() + (int) cell.left() + 3];
    }

    private static Raster painted(HeadGrid grid, GridLayout layout) {
        Raster raster = new Raster((int) Math.ceil(layout.cell(new Head(0, grid.heads() - 1)).right()) + 5, (int) Math.ceil(layout
                .bottom()));
        GridRaster.paint(raster, grid, layout, Palette.DEFAULT, false);
        return raster;
    }

    private static HeadGrid grid(int layers, int heads, int tokens, CellPicture picture) {
        return new HeadGrid(new Sample(layers, heads, tokens, Sample.MARY).findings(), Side.AFTER, picture, null, new Composing(
                CompositionKind.KEYS, null));
    }
}
