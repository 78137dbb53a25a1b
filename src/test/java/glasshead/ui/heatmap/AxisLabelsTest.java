package glasshead.ui.heatmap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AxisLabelsTest {

    @Test
    void allAreShownWhereThereIsRoom() {
        assertEquals(List.of(2, 3, 4), AxisLabels.shown(20, 16, 2, 4, Set.of()));
    }

    @Test
    void crowdedAxesShowEveryThird() {
        assertEquals(List.of(0, 3, 6, 9), AxisLabels.shown(6, 16, 0, 9, Set.of()));
    }

    @Test
    void whatMattersIsShownAndItsNeighboursGiveWay() {
        assertEquals(List.of(0, 4, 9), AxisLabels.shown(6, 16, 0, 9, Set.of(4)));
    }
}
