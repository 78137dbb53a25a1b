package glasshead.pixels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellLayoutTest {

    private static final double WIDTH = 500 / 95.0;
    private static final double HEIGHT = 333 / 95.0;

    private static CellLayout layout(double screenScale) {
        return CellLayout.of(95, 95, 10.3, 20.7, WIDTH, HEIGHT, screenScale);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.1, 1.25, 1.5, 1.75, 2, 3})
    void edgesAreWholeDevicePixelsAndCellsDifferByNoMoreThanOne(double screenScale) {
        CellLayout layout = layout(screenScale);
        double across = 0;
        double down = 0;
        for (int index = 0; index < 95; index++) {
            Area cell = layout.area(index, 94 - index);
            assertWhole(cell.left() * screenScale);
            assertWhole(cell.top() * screenScale);
            assertWhole(cell.width() * screenScale);
            assertTrue(Math.abs(cell.width() - WIDTH) * screenScale < 1, cell::toString);
            assertTrue(Math.abs(cell.height() - HEIGHT) * screenScale < 1, cell::toString);
            across += cell.width();
            down += cell.height();
        }
        assertEquals(layout.area().width(), across, 1e-6);
        assertEquals(layout.area().height(), down, 1e-6);
        assertEquals(500, across, 0.5 / screenScale);
        assertEquals(333, down, 0.5 / screenScale);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.25, 1.5, 2})
    void whatIsPointedAtIsWhatIsDrawnThere(double screenScale) {
        CellLayout layout = layout(screenScale);
        for (int row = 0; row < 95; row++) {
            int column = 94 - row;
            Area cell = layout.area(row, column);
            assertEquals(row, layout.rowAt(cell.top() + 0.01));
            assertEquals(row, layout.rowAt(cell.bottom() - 0.01));
            assertEquals(column, layout.columnAt(cell.left() + 0.01));
            assertEquals(column, layout.columnAt(cell.right() - 0.01));
        }
    }

    @Test
    void cellsNeverVanish() {
        CellLayout layout = CellLayout.of(5000, 5000, 0, 0, 0.01, 0.02, 2);
        assertEquals(0.5, layout.width());
        assertEquals(0.5, layout.height());
    }

    @Test
    void whatLiesOutsideHasNoPlaceInTheMatrix() {
        CellLayout layout = CellLayout.of(3, 4, 100, 50, 20, 10, 1);
        assertEquals(-1, layout.columnAt(99.9));
        assertEquals(4, layout.columnAt(180));
        assertEquals(-1, layout.rowAt(49.9));
        assertEquals(3, layout.rowAt(80));
        assertEquals(new Area(140, 60, 20, 10), layout.area(1, 2));
        assertEquals(new Area(100, 50, 80, 30), layout.area());
    }

    private static void assertWhole(double value) {
        assertEquals(Math.rint(value), value, 1e-6);
    }
}
