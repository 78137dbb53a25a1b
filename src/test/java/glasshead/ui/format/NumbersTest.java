package glasshead.ui.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void signsAreRealMinusSignsAndNothingHasNone() {
        assertEquals("+2.25", Numbers.signed(2.251));
        assertEquals("−4.72", Numbers.signed(-4.719));
        assertEquals("0.00", Numbers.signed(-0.004));
        assertEquals("–", Numbers.signed(Double.NaN));
        assertEquals("−0.1", Numbers.signed(-0.06, 1));
    }

    @Test
    void probabilitiesNeverLookLikeNothingWhileTheyAreSomething() {
        assertEquals("74.7 %", Numbers.percent(0.7467));
        assertEquals("<0.1 %", Numbers.percent(0.0001));
        assertEquals("0.0 %", Numbers.percent(0));
        assertEquals("100.0 %", Numbers.percent(1));
        assertEquals("−73.4", Numbers.points(-0.734));
    }
}
