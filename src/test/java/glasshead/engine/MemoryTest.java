package glasshead.engine;

import static glasshead.engine.Owned.arrays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDManager;
import glasshead.analysis.Analysis;
import glasshead.analysis.AttentionView;
import glasshead.analysis.HeadScores;
import glasshead.analysis.LogitAttribution;
import glasshead.analysis.Predictions;
import glasshead.analysis.Thumbnails;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.MapKind;
import glasshead.experiment.Prompt;
import glasshead.experiment.Weighting;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.Gpt2;
import glasshead.gpt2.Gpt2Config;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Native memory is freed by hand, so what is held after a lot of use must be what was held before it.
class MemoryTest {

    private static final List<Analysis<?>> ALL = List.of(LogitAttribution.ANALYSIS, HeadScores.ANALYSIS, Thumbnails.ANALYSIS,
            Predictions.ANALYSIS);

    private static RandomClicks clicks(Random random) {
        return new RandomClicks(4, 6, 12, true, random);
    }

    private static Experiment clicked(Random random) {
        Experiment experiment = clicks(random).on(TinyEnglish.experiment(TinyEnglish.promptNames().get(random.nextInt(3))));
        return random.nextInt(4) == 0 ? experiment.withOptions(experiment.options().withRawWeights(true)) : experiment;
    }

    private static void click(InferenceEngine engine, Random random, int times) {
        for (int i = 0; i < times; i++) {
            Findings findings = engine.run(clicked(random), ALL, () -> false);
            Head head = clicks(random).head();
            engine.answer(new Question.Further<>(findings, random.nextBoolean(), new AttentionView(List.of(head), Weighting.values()[random
                    .nextInt(3)])), () -> false);
            if (i % 20 == 0) {
                engine.answer(new Question.Map(findings.experiment(), MapKind.ZERO, false), _ -> {}, () -> false);
            }
        }
    }

    @Test
    void twoHundredRunsWithRandomClicksHoldAsManyArraysAsBefore() {
        Experiment last = TinyEnglish.experiment("ioi");
        try (InferenceEngine engine = TinyEnglish.engine()) {
            Random random = new Random(5);
            click(engine, random, 20);
            int before = settled(engine, last);
            click(engine, random, 200);
            assertEquals(before, settled(engine, last));
        }
    }

    /// Held arrays with nothing but one freshly run prompt kept.
    private static int settled(InferenceEngine engine, Experiment experiment) {
        engine.run(experiment.withModel("sort-letters").withPrompt(new Prompt.Text("ABCABC")).withOther(Prompt.NONE)
                .withContrast(new Contrast(List.of("A"), List.of("B"), -1)), ALL, () -> false);
        engine.run(experiment, ALL, () -> false);
        return arrays(engine.manager());
    }

    @Test
    void aMachineOfEightGigabytesKeepsRunsOfHalfAGigabyte() {
        assertEquals(512L << 20, KeptRuns.limit(8L << 30));
        assertEquals(2L << 30, KeptRuns.limit(64L << 30));
    }

    @Test
    void runsBeyondTheLimitAreLetGoTheOldestFirst() {
        int[][] prompts = {{1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12}};
        try (NDManager manager = NativeRuntime.open(); Gpt2 model = Gpt2.random(Gpt2Config.likeGpt2(2, 2, 16), 1, manager)) {
            long one;
            try (ActivationCache run = model.run(prompts[0], List.of(), () -> false)) {
                one = run.bytes();
            }
            try (KeptRuns runs = new KeptRuns(model, () -> Long.MAX_VALUE, 2 * one)) {
                for (int[] prompt : prompts) {
                    runs.baseline(prompt, () -> false);
                    runs.trim();
                }
                assertEquals(List.of(false, true, true), Arrays.stream(prompts).map(runs::has).toList());
                assertEquals(2 * one, runs.bytes());
            }
        }
    }

    @Test
    void aCancelledRunLeavesNothingBehind() {
        try (InferenceEngine engine = TinyEnglish.engine()) {
            Experiment first = TinyEnglish.experiment("ioi");
            engine.run(first, ALL, () -> false);
            int held = arrays(engine.manager());
            for (int layer = 0; layer < 4; layer++) {
                AtomicInteger left = new AtomicInteger(layer);
                Experiment other = TinyEnglish.experiment("years").plus(Intervention.zero(new Head(1, 1)));
                assertThrows(CancellationException.class, () -> engine.run(other, ALL, () -> left.getAndDecrement() <= 0));
                assertEquals(held, arrays(engine.manager()));
            }
        }
    }

    @Test
    void aCancelledMapLeavesNothingBehind() {
        try (InferenceEngine engine = TinyEnglish.engine()) {
            Experiment first = TinyEnglish.experiment("ioi");
            engine.run(first, ALL, () -> false);
            int held = arrays(engine.manager());
            for (int layer = 0; layer < 12; layer++) {
                AtomicInteger left = new AtomicInteger(layer);
                Question.Map question = new Question.Map(first, MapKind.ZERO_BY_POSITION, false);
                assertThrows(CancellationException.class, () -> engine.answer(question, _ -> {}, () -> left.getAndDecrement() <= 0));
                assertEquals(held, arrays(engine.manager()));
            }
        }
    }

    @Test
    void aModelThatCannotBeLoadedLeavesTheOneThatWasThere() {
        try (InferenceEngine engine = TinyEnglish.engine()) {
            Experiment first = TinyEnglish.experiment("ioi");
            double before = engine.run(first, List.of(Predictions.LOGIT_DIFFERENCE), () -> false).baseline().get(
                    Predictions.LOGIT_DIFFERENCE);
            int held = arrays(engine.manager());
            assertThrows(BadInput.class, () -> engine.run(first.withModel("no such model"), ALL, () -> false));
            assertEquals(held, arrays(engine.manager()));
            Findings again = engine.run(first, List.of(Predictions.LOGIT_DIFFERENCE), () -> false);
            assertEquals(before, again.baseline().get(Predictions.LOGIT_DIFFERENCE));
            assertEquals(0, again.cost().share());
        }
    }
}
