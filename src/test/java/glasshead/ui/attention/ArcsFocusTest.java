package glasshead.ui.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.session.Selection;
import glasshead.ui.heatmap.Pointed;
import org.junit.jupiter.api.Test;

class ArcsFocusTest {

    @Test
    void thePointerComesBeforeOtherPanelsAndThoseBeforeLocks() {
        assertEquals(new ArcsFocus(3, Selection.NONE), ArcsFocus.of(new Pointed(3, Pointed.NONE), 1, 2, 3));
        assertEquals(new ArcsFocus(5, Selection.NONE), ArcsFocus.of(Pointed.NOTHING, 1, 2, 5));
        assertEquals(new ArcsFocus(1, 2), ArcsFocus.of(Pointed.NOTHING, 1, 2, Selection.NONE));
    }

    @Test
    void onlyLinesOfTheFocusAreDrawnAndAllWithoutOne() {
        ArcsFocus query = new ArcsFocus(3, Selection.NONE);
        assertTrue(query.has(3, 0));
        assertFalse(query.has(2, 0));
        ArcsFocus both = new ArcsFocus(3, 1);
        assertTrue(both.has(3, 0) && both.has(2, 1));
        assertFalse(both.has(2, 0));
        assertTrue(new ArcsFocus(Selection.NONE, Selection.NONE).has(2, 0));
    }
}
