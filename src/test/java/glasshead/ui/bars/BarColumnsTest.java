package glasshead.ui.bars;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BarColumnsTest {

    private static final double EM = 13;

    @Test
    void whatIsBeyondTheRoomOfTheBarsStopsAtItsEnds() {
        BarColumns columns = BarColumns.of(400, EM, 2, -1, 2);
        assertEquals(columns.left(), columns.clamped(-50));
        assertEquals(columns.value(0), columns.clamped(50));
        assertEquals(columns.zero() + columns.unit(), columns.clamped(1));
    }

    /// A window that is laid out step by step gives a row less than its name for a moment.
    @Test
    void withoutRoomEverythingStandsWhereTheBarsBegin() {
        BarColumns columns = BarColumns.of(120, EM, 2, -1, 2);
        assertEquals(columns.left(), columns.clamped(1));
        assertEquals(columns.left(), columns.clamped(-1));
    }
}
