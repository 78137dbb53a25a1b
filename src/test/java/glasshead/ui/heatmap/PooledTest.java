package glasshead.ui.heatmap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.pixels.Area;
import glasshead.pixels.CellLayout;
import glasshead.pixels.Cells;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PooledTest {

    /// Above the diagonal stands what must never be seen.
    private static final Cells CELLS = Cells.causal(5, new float[] {
        0.1f, 9, 9, 9, 9,
        Float.NaN, 0.2f, 9, 9, 9,
        0.3f, -0.7f, 0.1f, 9, 9,
        0.4f, 0.6f, 0.2f, 0.3f, 9,
        0, 0, 0, 0, 0.5f});

    @Test
    void aPoolShowsWhatIsFarthestFromZeroAndKeepsItsSign() {
        assertArrayEquals(new float[] {0.2f, Float.NaN, Float.NaN, -0.7f, 0.3f, Float.NaN, 0, 0, 0.5f}, Pooled.cells(CELLS, 2).values());
    }

    @Test
    void thePointerMeansTheCellThatThePixelShows() {
        assertEquals(new Pointed(2, 1), Pooled.strongest(CELLS, new Pointed(3, 0), 2));
        assertEquals(new Pointed(1, 1), Pooled.strongest(CELLS, new Pointed(0, 1), 2));
        assertEquals(new Pointed(4, Pointed.NONE), Pooled.strongest(CELLS, new Pointed(4, Pointed.NONE), 2));
        assertEquals(new Pointed(3, 0), Pooled.strongest(CELLS, new Pointed(3, 0), 1));
    }

    @ParameterizedTest
    @CsvSource({"400,1,1", "401,1,2", "1024,1,3", "1024,1.5,2", "1024,2.5,2", "1024,3,1"})
    void allCellsFitWhateverTheScreen(int tokens, double screenScale, int factor) {
        Viewpoint.Frame frame = new Viewpoint.Frame(tokens, tokens, new Area(60, 40, 450, 400), screenScale);
        CellLayout layout = Viewpoint.FIT.layout(frame);
        assertEquals(factor, Pooled.factor(layout));
        assertTrue(layout.area().height() <= 400 + 1e-6, () -> layout.toString());
    }
}
