package glasshead.ui.heads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Head;
import glasshead.pixels.Area;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridLayoutTest {

    @ParameterizedTest
    @CsvSource({"4, 6, 387, 470, 1", "12, 12, 387, 470, 1.5", "24, 16, 387, 470, 2", "1, 1, 300, 300, 1.25", "12, 12, 900, 200, 1",
        "48, 25, 387, 470, 1"})
    void everyCellIsInsideAndHitsItself(int layers, int heads, double width, double height, double scale) {
        GridLayout layout = GridLayout.fit(layers, heads, width, height, 13, scale);
        for (int layer = 0; layer < layers; layer++) {
            for (int index = 0; index < heads; index++) {
                Head head = new Head(layer, index);
                Area cell = layout.cell(head);
                assertTrue(cell.left() >= 0 && cell.right() <= width && cell.bottom() <= layout.bottom(), head + " at " + cell);
                assertEquals(new GridLayout.Hit.OfHead(head), layout.hit(cell.left() + cell.width() / 2, cell.top() + cell.height() / 2));
                assertEquals(Math.rint(cell.left() * scale), cell.left() * scale, 1e-6, "whole device pixels");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"4, 6, 387, 470", "12, 12, 387, 470", "12, 12, 387, 170"})
    void whatCanBeHitDoesNotScroll(int layers, int heads, double width, double height) {
        assertTrue(GridLayout.fit(layers, heads, width, height, 13, 1).bottom() <= height);
    }

    @ParameterizedTest
    @CsvSource({"4, 6, 387, 470", "12, 12, 345, 150", "48, 25, 345, 165"})
    void cornersNeverMakeACircle(int layers, int heads, double width, double height) {
        GridLayout layout = GridLayout.fit(layers, heads, width, height, 13, 1);
        assertTrue(layout.round() <= Math.min(layout.wide(), layout.high()) / 5 && layout.round() <= 6, () -> layout.round() + " of "
                + layout.high());
    }

    @Test
    void manyLayersScrollRatherThanBecomeAStamp() {
        GridLayout layout = GridLayout.fit(48, 25, 345, 165, 13, 1);
        assertTrue(layout.high() >= 9, layout + " can be hit");
        assertTrue(layout.bottom() > 165, "and goes on below");
        assertTrue(layout.cell(new Head(0, 24)).right() <= 345, "but not beside");
    }

    @Test
    void aLowPanelHasWiderCells() {
        GridLayout low = GridLayout.fit(4, 6, 387, 170, 13, 1);
        assertTrue(low.wide() > 1.5 * low.high() && low.wide() <= 1.6 * low.high(), low::toString);
        GridLayout high = GridLayout.fit(4, 6, 387, 470, 13, 1);
        assertEquals(high.high(), high.wide(), 0);
    }

    @Test
    void labelsAreHitBesideTheCells() {
        GridLayout layout = GridLayout.fit(4, 6, 387, 470, 13, 1);
        Area cell = layout.cell(new Head(2, 4));
        assertEquals(new GridLayout.Hit.OfLayer(2), layout.hit(layout.left() - 5, cell.top() + 10));
        assertEquals(new GridLayout.Hit.OfIndex(4), layout.hit(cell.left() + 10, 5));
        assertInstanceOf(GridLayout.Hit.Nothing.class, layout.hit(2, 2));
        assertInstanceOf(GridLayout.Hit.Nothing.class, layout.hit(cell.left(), 469));
    }

    @Test
    void powerIconsNeedRoom() {
        assertTrue(GridLayout.fit(4, 6, 387, 470, 13, 1).hasPower(13));
        assertFalse(GridLayout.fit(24, 16, 387, 470, 13, 1).hasPower(13));
    }

    @Test
    void noHeadsAreNoTrouble() {
        assertInstanceOf(GridLayout.Hit.Nothing.class, GridLayout.fit(0, 6, 387, 470, 13, 1).hit(100, 100));
    }
}
