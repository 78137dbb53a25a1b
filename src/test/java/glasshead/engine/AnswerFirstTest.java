package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.Analysis;
import glasshead.analysis.Predictions;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What a click waits for: the answer, and nothing that is known already.
class AnswerFirstTest {

    private static final List<Analysis<?>> ASKED = List.of(Predictions.ANALYSIS);

    @Test
    void theAnswerComesBeforeWhatEachLineDoes() {
        Experiment two = TinyEnglish.experiment("ioi").plus(Intervention.zero(new Head(1, 4))).plus(Intervention.zero(new Head(2, 4)));
        try (InferenceEngine engine = TinyEnglish.engine()) {
            List<Findings> soFar = new ArrayList<>();
            Findings whole = engine.answer(new Question.Run(two, ASKED), soFar::add, () -> false);
            assertEquals(1, soFar.size());
            assertTrue(soFar.getFirst().lineEffects().stream().allMatch(effect -> effect.isNaN()));
            assertTrue(whole.lineEffects().stream().noneMatch(effect -> effect.isNaN()));
            assertEquals(whole.ablated().get(Predictions.ANALYSIS).logitDifference(),
                    soFar.getFirst().ablated().get(Predictions.ANALYSIS).logitDifference());
            engine.answer(new Question.Run(two, ASKED), soFar::add, () -> false);
            assertEquals(1, soFar.size(), "what is known is told at once");
        }
    }

    @Test
    void whatIsKnownOfTheUntouchedRunIsNotLookedForAgain() {
        AtomicInteger looked = new AtomicInteger();
        List<Analysis<?>> counted = List.of((Analysis<Integer>) _ -> looked.incrementAndGet());
        Experiment prompt = TinyEnglish.experiment("ioi");
        try (InferenceEngine engine = TinyEnglish.engine()) {
            engine.run(prompt, counted, () -> false);
            assertEquals(1, looked.get());
            engine.run(prompt.plus(Intervention.zero(new Head(1, 4))), counted, () -> false);
            assertEquals(2, looked.get(), "of the run with the intervention alone");
        }
    }
}
