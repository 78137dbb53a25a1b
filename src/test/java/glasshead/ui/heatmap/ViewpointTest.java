package glasshead.ui.heatmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.pixels.Area;
import glasshead.pixels.CellLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewpointTest {

    private static final Viewpoint.Frame FRAME = new Viewpoint.Frame(100, 100, new Area(60, 40, 450, 420), 1);

    @Test
    void allOfItFitsAtFirst() {
        CellLayout layout = Viewpoint.FIT.layout(FRAME);
        assertEquals(4.2, layout.height(), 1e-9);
        assertEquals(new Area(60, 40, 450, 420), layout.area());
    }

    /// Diagonals are to be seen as such.
    @Test
    void inAWideRoomCellsAreWiderThanHighButNotByMuch() {
        CellLayout wide = Viewpoint.FIT.layout(new Viewpoint.Frame(20, 20, new Area(0, 0, 2000, 400), 1));
        assertEquals(20, wide.height(), 1e-9);
        assertEquals(32, wide.width(), 1e-9);
        CellLayout high = Viewpoint.FIT.layout(new Viewpoint.Frame(20, 20, new Area(0, 0, 400, 2000), 1));
        assertEquals(20, high.height(), 1e-9);
        assertEquals(20, high.width(), 1e-9);
        CellLayout few = Viewpoint.FIT.layout(new Viewpoint.Frame(2, 2, new Area(0, 0, 1000, 400), 1));
        assertEquals(72, few.width(), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.25, 1.5, 2})
    void edgesOfZoomedCellsAreWholeDevicePixelsToo(double screenScale) {
        Viewpoint.Frame frame = new Viewpoint.Frame(100, 100, FRAME.area(), screenScale);
        CellLayout layout = Viewpoint.FIT.zoomed(2.3, 200, 200, frame).layout(frame);
        for (double length : new double[] {layout.x(33), layout.y(77), layout.left(), layout.top()}) {
            assertEquals(Math.rint(length * screenScale), length * screenScale, 1e-6);
        }
    }

    @Test
    void thePointUnderThePointerStaysThere() {
        CellLayout before = Viewpoint.FIT.layout(FRAME);
        CellLayout after = Viewpoint.FIT.zoomed(4, 260, 240, FRAME).layout(FRAME);
        assertEquals(16.8, after.height(), 1e-9);
        assertEquals(18, after.width(), 1e-9);
        assertEquals(before.columnAt(260), after.columnAt(260));
        assertEquals(before.rowAt(240), after.rowAt(240));
    }

    @Test
    void cannotBeZoomedOutBeyondAllNorMovedOutOfSight() {
        assertEquals(Viewpoint.FIT, Viewpoint.FIT.zoomed(0.1, 200, 200, FRAME));
        assertEquals(Viewpoint.FIT, Viewpoint.FIT.moved(-500, -500, FRAME));
        Viewpoint zoomed = Viewpoint.FIT.zoomed(4, 60, 40, FRAME).moved(-1e6, 1e6, FRAME);
        assertEquals(60 + 450 - 1800, zoomed.layout(FRAME).left());
        assertEquals(40, zoomed.layout(FRAME).top());
    }

    @Test
    void aCellOutOfSightIsBroughtIn() {
        CellLayout layout = Viewpoint.FIT.zoomed(4, 60, 40, FRAME).showing(99, 50, FRAME).layout(FRAME);
        assertEquals(FRAME.area().bottom(), layout.area(99, 50).bottom(), 1);
        assertTrue(layout.area(99, 50).right() <= FRAME.area().right() + 1);
    }

    /// What is in sight at the upper left stays there.
    @Test
    void inALargerWindowTheSameCellsAreInSight() {
        Viewpoint zoomed = Viewpoint.FIT.zoomed(4, 260, 240, FRAME);
        CellLayout small = zoomed.layout(FRAME);
        Viewpoint.Frame larger = new Viewpoint.Frame(100, 100, new Area(60, 40, 930, 840), 1);
        CellLayout large = zoomed.layout(larger);
        assertEquals(2 * small.height(), large.height(), 1e-9);
        assertEquals(small.columnAt(61), large.columnAt(61));
        assertEquals(small.rowAt(41), large.rowAt(41));
    }
}
