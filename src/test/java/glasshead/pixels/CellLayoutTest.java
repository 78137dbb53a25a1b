package glasshead.pixels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellLayoutTest {

    private static final Area AREA = new Area(10.3, 20.7, 333, 500);

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.1, 1.25, 1.5, 1.75, 2, 3})
    void edgesAreWholeDevicePixelsAndCellsDifferByNoMoreThanOne(double screenScale) {
        CellLayout layout = CellLayout.fit(95, 95, AREA, Double.MAX_VALUE, screenScale);
        double all = 0;
        for (int index = 0; index < 95; index++) {
            Area cell = layout.area(index, 94 - index);
            assertWhole(cell.left() * screenScale);
            assertWhole(cell.top() * screenScale);
            assertWhole(cell.width() * screenScale);
            assertTrue(Math.abs(cell.height() * screenScale - 333 * screenScale / 95) < 1, cell::toString);
            all += cell.width();
        }
        assertEquals(layout.area().width(), all, 1e-6);
        assertEquals(AREA.width(), layout.area().width(), 0.5 / screenScale, "all of the room is used");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.25, 1.5, 2})
    void whatIsHitIsWhatIsDrawnThere(double screenScale) {
        CellLayout layout = CellLayout.fit(95, 95, AREA, Double.MAX_VALUE, screenScale);
        for (int row = 0; row < 95; row++) {
            Area cell = layout.area(row, row);
            assertEquals(Optional.of(new CellLayout.Cell(row, row)), layout.hit(cell.left() + 0.01, cell.top() + 0.01));
            assertEquals(Optional.of(new CellLayout.Cell(row, row)), layout.hit(cell.right() - 0.01, cell.bottom() - 0.01));
        }
    }

    @Test
    void cellsGrowNoLargerThanAsked() {
        assertEquals(30, CellLayout.fit(2, 2, AREA, 30, 1).cell());
    }

    @Test
    void cellsNeverVanish() {
        assertEquals(0.5, CellLayout.fit(5000, 5000, AREA, 30, 2).cell());
    }

    @Test
    void hitsTheCellUnderAPointAndNothingOutside() {
        CellLayout layout = CellLayout.of(3, 4, 100, 50, 10, 1);
        assertEquals(Optional.of(new CellLayout.Cell(0, 0)), layout.hit(100, 50));
        assertEquals(Optional.of(new CellLayout.Cell(2, 3)), layout.hit(139.9, 79.9));
        assertEquals(Optional.empty(), layout.hit(140, 60));
        assertEquals(Optional.empty(), layout.hit(99.9, 60));
        assertEquals(Optional.empty(), layout.hit(120, 80));
        assertEquals(Optional.empty(), layout.hit(120, 49.9));
        assertEquals(new Area(120, 60, 10, 10), layout.area(1, 2));
    }

    private static void assertWhole(double value) {
        assertEquals(Math.rint(value), value, 1e-6);
    }
}
