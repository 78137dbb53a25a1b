package glasshead.training.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/// Training data as a function of seed and step.
class EnglishRowsTest {

    private static final int BATCH = 28;
    private static final int LENGTH = 97;
    private final EnglishCorpus corpus = EnglishCorpus.STANDARD;

    private String rows(long seed, int step) {
        return Arrays.deepToString(corpus.rows(seed, step, BATCH, LENGTH));
    }

    @Test
    void sameSeedAndStepGiveTheSameRowsInAnyOrder() {
        var third = rows(1, 3);
        rows(2, 7);
        assertEquals(third, rows(1, 3));
    }

    @Test
    void otherSeedsAndStepsGiveOtherRows() {
        var seen = new HashSet<String>();
        for (int seed = 0; seed < 5; seed++) {
            for (int step = 0; step < 20; step++) {
                for (var row : corpus.rows(seed, step, 4, LENGTH)) {
                    assertTrue(seen.add(Arrays.toString(row)));
                }
            }
        }
        assertNotEquals(rows(0, 1), rows(1, 0));
    }

    @Test
    void rowsAreDocumentsThatStartWithBos() {
        int bos = corpus.tokenizer().bos();
        for (var row : corpus.rows(5, 0, BATCH, LENGTH)) {
            assertEquals(LENGTH, row.length);
            assertEquals(bos, row[0]);
            assertTrue(Arrays.stream(row).allMatch(id -> id >= 0 && id <= bos));
            for (int i = 1; i < LENGTH; i++) {
                assertTrue(row[i] != bos || row[i - 1] != bos, "an empty document");
            }
        }
    }
}
