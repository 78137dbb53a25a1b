package glasshead.ui.heatmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.pixels.Area;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeatmapGeometryTest {

    private static HeatmapGeometry geometry(Viewpoint viewpoint, int count, double side) {
        Viewpoint.Frame frame = new Viewpoint.Frame(count, count, new Area(60, 40, side, side), 1);
        return new HeatmapGeometry(frame, viewpoint.layout(frame), 50, 50, true);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 95, 200, 996})
    void whereAllIsInSightTheFirstAndTheLastAre(int count) {
        HeatmapGeometry all = geometry(Viewpoint.FIT, count, 144);
        assertEquals(0, all.firstRow());
        assertEquals(0, all.firstColumn());
        assertEquals(count - 1, all.lastRow());
        assertEquals(count - 1, all.lastColumn());
    }

    @Test
    void whereItIsZoomedOnlyThoseWhoseMiddleIsInSightAre() {
        Viewpoint.Frame frame = new Viewpoint.Frame(100, 100, new Area(60, 40, 144, 144), 1);
        HeatmapGeometry zoomed = geometry(Viewpoint.FIT.zoomed(8, 130, 110, frame), 100, 144);
        double cell = zoomed.layout().height();
        double middle = zoomed.layout().y(zoomed.firstRow()) + cell / 2;
        assertTrue(middle >= 40 - 0.5 && middle - cell < 40 + 0.5, () -> middle + " of " + cell);
        double last = zoomed.layout().y(zoomed.lastRow()) + cell / 2;
        assertTrue(last <= 184 + 0.5 && last + cell > 184 - 0.5, () -> last + " of " + cell);
    }
}
