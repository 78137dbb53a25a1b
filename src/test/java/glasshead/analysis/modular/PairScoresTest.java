package glasshead.analysis.modular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.ModularTask;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Logits that were made up.
class PairScoresTest {

    private static final ModularTask TASK = new ModularTask(3, new boolean[0]);

    private static float[] right() {
        float[] logits = new float[TASK.pairs() * 3];
        for (int pair = 0; pair < TASK.pairs(); pair++) {
            logits[3 * pair + TASK.answer(pair)] = 1;
        }
        return logits;
    }

    @Test
    void theHighestLogitIsTheAnswer() {
        PairScores scores = PairScores.of(right(), TASK);
        assertEquals(1, scores.accuracy().all());
        assertEquals(Math.log(1 + 2 * Math.exp(-1)), scores.loss().all(), 1e-12);
        assertEquals(0, PairScores.of(new float[TASK.pairs() * 3], TASK).accuracy().all(), "the highest is one alone");
    }

    @Test
    void whatIsNotANumberIsNoRightAnswer() {
        float[] logits = new float[TASK.pairs() * 3];
        Arrays.fill(logits, Float.NaN);
        assertEquals(0, PairScores.of(logits, TASK).accuracy().all());
        assertTrue(Double.isNaN(PairScores.of(logits, TASK).loss().all()));
        float[] oneWrong = right();
        oneWrong[TASK.answer(0)] = Float.NaN;
        oneWrong[3 + (TASK.answer(1) + 1) % 3] = Float.NaN;
        assertEquals(7 / 9.0, PairScores.of(oneWrong, TASK).accuracy().all(), 1e-12);
    }
}
