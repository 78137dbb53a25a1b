package glasshead.ui.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.AttentionMap;
import glasshead.engine.Findings;
import glasshead.engine.TokenRow;
import glasshead.experiment.Head;
import glasshead.experiment.Weighting;
import glasshead.ui.format.GivenRuns;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatternDifferenceTest {

    private static final List<Head> HEAD = List.of(new Head(1, 2));

    private static AttentionMap map(float... values) {
        return new AttentionMap(Weighting.ATTENTION, HEAD, 2, values, 1);
    }

    private static Findings found(int layers, int tokens) {
        return GivenRuns.session(layers, 6, tokens).findings().get();
    }

    @Test
    void itIsRightMinusLeftWithBothTokensWhereTheyDiffer() {
        PatternDifference.Shown shown = PatternDifference.of(map(1, 0, 0.25f, 0.75f), map(1, 0, 0.75f, 0.25f), new TokenRow(new int[] {0,
            1},
                new String[] {"BOS", "·a"}, true), new TokenRow(new int[] {0, 2}, new String[] {"BOS", "·b"}, true));
        assertArrayEquals(new float[] {0, 0, 0.5f, -0.5f}, shown.cells().values());
        assertEquals(List.of("BOS", "·a|·b"), shown.labels());
        assertEquals(0.5, shown.limit());
    }

    @Test
    void whatHasNoDifferenceSaysWhy() {
        assertEquals("", PatternDifference.missing(found(4, 15), found(4, 15), HEAD));
        assertTrue(PatternDifference.missing(found(4, 15), found(4, 8), HEAD).startsWith("The prompts have 15 and 8 tokens"));
        assertTrue(PatternDifference.missing(found(4, 15), found(1, 15), HEAD).startsWith("The right side's model has no L1H2"));
        assertTrue(PatternDifference.missing(found(4, 15), found(4, 15), List.of()).startsWith("Point at a head"));
        assertTrue(PatternDifference.missing(null, found(4, 15), HEAD).startsWith("Both sides"));
    }
}
