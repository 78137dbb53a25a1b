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
    void cellsAndCornersAreWholeDevicePixels(double screenScale) {
        CellLayout layout = CellLayout.fit(15, 15, AREA, Double.MAX_VALUE, screenScale);
        assertWhole(layout.cell() * screenScale);
        assertWhole(layout.left() * screenScale);
        assertWhole(layout.top() * screenScale);
        assertEquals(Math.round(layout.cell() * screenScale), layout.cellPixels());
        assertTrue(layout.area().width() <= AREA.width() && layout.area().height() <= AREA.height());
        assertTrue(layout.area().width() > AREA.width() - 15, "a larger cell would not fit");
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
