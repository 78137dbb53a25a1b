package glasshead.ui.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glasshead.experiment.Weighting;
import org.junit.jupiter.api.Test;

class ValuesTest {

    @Test
    void fullValuesHaveTheirUnit() {
        assertEquals("99.4 %", Values.full(Weighting.ATTENTION, 0.9941));
        assertEquals("<0.1 %", Values.full(Weighting.ATTENTION, 0.0003));
        assertEquals("0.0 %", Values.full(Weighting.ATTENTION, 0));
        assertEquals("1.270", Values.full(Weighting.VALUE, 1.27));
        assertEquals("+6.783 logits", Values.full(Weighting.LOGIT, 6.7832));
        assertEquals("−0.310 logits", Values.full(Weighting.LOGIT, -0.31));
    }

    @Test
    void briefValuesThatRoundToNothingAreEmpty() {
        assertEquals("99 %", Values.brief(Weighting.ATTENTION, 0.994));
        assertEquals("", Values.brief(Weighting.ATTENTION, 0.004));
        assertEquals("−2.43", Values.brief(Weighting.LOGIT, -2.43));
        assertEquals("", Values.brief(Weighting.LOGIT, -0.004));
    }

    @Test
    void ticksHaveAsManyDecimalsAsTheRangeNeeds() {
        assertEquals("0.5", Values.tick(Weighting.ATTENTION, 0.5, 1));
        assertEquals("0.05", Values.tick(Weighting.VALUE, 0.05, 0.1));
        assertEquals("+6.8", Values.tick(Weighting.LOGIT, 6.81, 6.81));
        assertEquals("−0.020", Values.tick(Weighting.LOGIT, -0.02, 0.02));
        assertEquals("0.0", Values.tick(Weighting.LOGIT, 0, 2));
    }
}
