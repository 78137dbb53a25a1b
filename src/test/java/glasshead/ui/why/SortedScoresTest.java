package glasshead.ui.why;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import glasshead.analysis.ScoreTable;
import glasshead.experiment.Head;
import java.util.List;
import org.junit.jupiter.api.Test;

class SortedScoresTest {

    private static final ScoreTable TABLE = new ScoreTable(new Head(1, 0), 3, 1, 10, 0.5, List.of("embed", "L0H0", "MLP0", "bias"),
            new double[][] {{1, 0, 0, 0}, {2, -7, 0, 1}, {0, 8, 4, 0}, {0, 1, 0, 0}}, new double[0]);

    @Test
    void theStrongestPartsComeFirstAndTheSumLast() {
        SortedScores whole = SortedScores.of(TABLE, 4);
        assertEquals(List.of("MLP0", "L0H0", "embed", "bias", "sum"), whole.rows().stream().map(SortedScores.Line::label).toList());
        assertEquals(List.of("MLP0", "embed", "L0H0", "bias", "sum"), whole.columns().stream().map(SortedScores.Line::label).toList());
        assertArrayEquals(new double[] {4, 0, 8, 0, 12}, whole.values()[0]);
        assertEquals(10, whole.values()[4][4]);
        assertEquals(8, whole.limit());
    }

    @Test
    void partsWithoutALineOfTheirOwnAreCountedTogether() {
        SortedScores some = SortedScores.of(TABLE, 2);
        assertEquals(List.of("MLP0", "L0H0", "other 2", "sum"), some.rows().stream().map(SortedScores.Line::label).toList());
        assertArrayEquals(new double[] {0, 1, 1, 2}, some.values()[2]);
        assertEquals(10, some.values()[3][3]);
        assertEquals(-1, SortedScores.indexOf(some.rows(), "bias"));
        assertEquals(1, SortedScores.indexOf(some.rows(), "L0H0"));
    }
}
