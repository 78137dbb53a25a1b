package glasshead.ui.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.pixels.Area;
import java.util.List;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;

class PlatesTest {

    /// A straight line from 0 to 400.
    private static final double[] LINE = {0, 50, 400. / 3, 50, 800. / 3, 50, 400, 50};

    @Test
    void wordsStandWhereTheyAreWantedWhileThereIsRoom() {
        assertEquals(new Point2D(200, 50), new Plates(List.of()).on(LINE, .5, 40, 16));
    }

    @Test
    void wordsOnOneCurveStandBesideEachOther() {
        Plates plates = new Plates(List.of());
        List<Double> at = List.of(plates.on(LINE, .5, 40, 16).getX(), plates.on(LINE, .5, 40, 16).getX(), plates.on(LINE, .5, 40, 16)
                .getX()).stream().sorted().toList();
        assertTrue(at.get(1) - at.get(0) >= 40 && at.get(2) - at.get(1) >= 40, at.toString());
    }

    @Test
    void wordsStandBesideABoxAndOverItRatherThanOverOtherWords() {
        Area box = new Area(180, 40, 60, 20);
        double x = new Plates(List.of(box)).on(LINE, .5, 40, 16).getX();
        assertTrue(x + 20 <= 180 || x - 20 >= 240, () -> "at " + x);
        Plates everywhere = new Plates(List.of(new Area(0, 0, 400, 100)));
        assertEquals(200, everywhere.on(LINE, .5, 40, 16).getX(), 1e-9);
        assertTrue(Math.abs(everywhere.on(LINE, .5, 40, 16).getX() - 200) >= 40);
    }
}
