package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.Detector;
import glasshead.analysis.DetectorScores;
import glasshead.checkpoint.TestModels;
import glasshead.checkpoint.hub.HubSettings;
import glasshead.checkpoint.hub.ModelLibrary;
import glasshead.engine.scores.RepeatedTokens;
import glasshead.engine.scores.ScoreStore;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The scores of a training's steps are those of the same model opened at each step.
class TrainingScoresTest {

    private static final String MODEL = "attn-only-2l";

    @TempDir
    private Path folder;

    private Models models() {
        return new Models(ModelLibrary.shippedOnly(TestModels.SHIPPED), HubSettings.from(Map.of("HF_HUB_OFFLINE", "1"), TestModels.SHIPPED),
                new ScoreStore(Optional.of(folder), _ -> {}));
    }

    private static double most(DetectorScores of) {
        return Arrays.stream(of.of(Detector.INDUCTION)).flatMapToDouble(Arrays::stream).max().orElseThrow();
    }

    @Test
    void headsAreScoredAtEachStepWithoutLeavingTheModel() {
        try (InferenceEngine engine = new InferenceEngine(models())) {
            TrainingScores found = engine.answer(new Question.ScoresInTraining(MODEL), _ -> {}, () -> false);
            assertTrue(engine.has(MODEL, false));
            assertEquals(found.all().size(), found.scores().size());
            assertTrue(most(found.scores().getFirst()) < 0.1 && most(found.scores().getLast()) > 0.5);
            int middle = found.all().size() / 2;
            DetectorScores opened = Objects.requireNonNull(engine.answer(new Question.Scores(MODEL + "@" + found.all().get(middle), false,
                    RepeatedTokens.SEED, false), _ -> {}, () -> false).scores()).scores();
            assertEquals(most(opened), most(found.scores().get(middle)));
            // Kept, with six decimals, they are told again.
            int[] asked = {0};
            TrainingScores again = engine.answer(new Question.ScoresInTraining(MODEL), _ -> asked[0]++, () -> false);
            assertEquals(found.all().size(), asked[0]);
            assertEquals(most(found.scores().get(middle)), most(again.scores().get(middle)), 1e-6);
        }
    }

    @Test
    void aModelWithoutAnyHasNone() {
        try (InferenceEngine engine = new InferenceEngine(models())) {
            assertEquals(new TrainingScores(List.of(), List.of()), engine.answer(new Question.ScoresInTraining("sort-letters"), _ -> {},
                    () -> false));
        }
    }
}
