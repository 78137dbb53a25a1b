package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.Detector;
import glasshead.analysis.DetectorScores;
import glasshead.checkpoint.ModelCatalogue;
import glasshead.checkpoint.RandomCheckpoint;
import glasshead.checkpoint.TestModels;
import glasshead.checkpoint.hub.AddedFolders;
import glasshead.checkpoint.hub.HubCache;
import glasshead.checkpoint.hub.HubSettings;
import glasshead.checkpoint.hub.ModelLibrary;
import glasshead.engine.scores.ModelScores;
import glasshead.engine.scores.ScoreStore;
import glasshead.experiment.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From the click to the scores that are found again.
class ScoreJobTest {

    @TempDir
    private Path folder;

    private Models models(Optional<Path> kept) {
        HubSettings hub = HubSettings.from(Map.of("HF_HUB_OFFLINE", "1", "HF_HUB_CACHE", folder.resolve("cache").toString()), folder);
        ModelLibrary library = new ModelLibrary(new ModelCatalogue(TestModels.SHIPPED), new AddedFolders(folder.resolve("added.json"),
                _ -> {}),
                new HubCache(hub.cache()));
        return new Models(library, hub, new ScoreStore(kept, _ -> {}));
    }

    private static ModelScores complete(InferenceEngine engine, Question.Scores question) {
        List<Integer> done = new ArrayList<>();
        ScoreProgress complete = engine.answer(question, soFar -> {
            done.add(soFar.done());
            assertNull(soFar.scores());
        }, () -> false);
        assertEquals(IntStream.rangeClosed(1, complete.rows()).boxed().toList(), done);
        assertEquals("", complete.notice());
        return complete.scores();
    }

    @Test
    void whatIsComputedIsFoundAgain() {
        Path added = new RandomCheckpoint(2, 32, 50).write(folder.resolve("made"));
        Models models = models(Optional.of(folder.resolve("kept")));
        try (InferenceEngine engine = new InferenceEngine(models)) {
            assertEquals(Optional.empty(), engine.answer(new Question.KnownScores(added.toString(), false), () -> false));
            ModelScores scores = complete(engine, new Question.Scores(added.toString(), false, 4, true));
            assertEquals(15, scores.data().repeated(), "as much as 32 positions hold twice");
            ModelScores found = engine.answer(new Question.KnownScores(added.toString(), false), () -> false).orElseThrow();
            assertEquals(scores.data(), found.data());
            same(scores.scores(), found.scores(), 1e-6);
            assertFalse(Files.exists(added.resolve("scores.json")), "an added folder is never touched");
        }
    }

    private static void same(DetectorScores expected, DetectorScores got, double tolerance) {
        for (Detector detector : Detector.values()) {
            for (int layer = 0; layer < expected.of(detector).length; layer++) {
                assertArrayEquals(expected.of(detector)[layer], got.of(detector)[layer], tolerance, detector + " " + layer);
            }
        }
        assertEquals(expected.lossFirstHalf(), got.lossFirstHalf(), 10 * tolerance);
        assertEquals(expected.lossSecondHalf(), got.lossSecondHalf(), 10 * tolerance);
    }

    @Test
    void whereNothingCanBeKeptTheScoresAreShownAllTheSame() {
        try (InferenceEngine engine = new InferenceEngine(models(Optional.empty()))) {
            ScoreProgress all = engine.answer(new Question.Scores("sort-letters", false, 1, true), _ -> {}, () -> false);
            assertEquals(3, all.scores().scores().induction().length);
            assertTrue(all.notice().startsWith("There is no folder here"), all.notice());
        }
    }

    /// Computing again what ships must give what ships, from the weights that ship.
    @Test
    void shippedScoresAreThoseOfTheShippedWeights() {
        Models models = models(Optional.empty());
        try (InferenceEngine engine = new InferenceEngine(models)) {
            List<String> names = new ModelCatalogue(TestModels.SHIPPED).names();
            // Three tokens have no room for two that are repeated.
            for (String name : names.stream().filter(each -> !each.equals("mod-add")).toList()) {
                ModelScores shipped = models.scores(name).orElseThrow(() -> new AssertionError(name
                        + " has no scores of its present weights: "
                        + "write them with 'models score " + name + " --json models/" + name + "/scores.json'"));
                ModelScores again = complete(engine, new Question.Scores(name, true, shipped.data().seed(), false));
                assertEquals(shipped.data(), again.data());
                same(shipped.scores(), again.scores(), 1e-4);
            }
        }
    }

    @Test
    void stopsBetweenLayersAndWithItsModel() {
        try (InferenceEngine engine = TinyEnglish.engine()) {
            Question.Scores question = new Question.Scores("tiny-english", false, 1, false);
            assertThrows(CancellationException.class, () -> engine.answer(question, _ -> {}, () -> true));
            Job<ScoreProgress> job = engine.begin(question);
            engine.model(new RandomCheckpoint(1, 16, 20).write(folder.resolve("other")).toString(), false);
            assertTrue(job.isClosed());
            assertThrows(CancellationException.class, () -> job.run(_ -> {}, () -> false));
        }
    }

    @Test
    void modelsWithoutHeadsHaveLossesOnly() {
        Path none = new RandomCheckpoint(0, 16, 20).write(folder.resolve("none"));
        try (InferenceEngine engine = new InferenceEngine(models(Optional.empty()))) {
            DetectorScores scores = complete(engine, new Question.Scores(none.toString(), false, 1, false)).scores();
            assertEquals(0, scores.induction().length);
            assertEquals(0, scores.highest(Detector.INDUCTION));
            assertTrue(scores.lossFirstHalf() > 0);
        }
    }

    @Test
    void contextsTooShortToRepeatAreRefused() {
        Path added = new RandomCheckpoint(1, 16, 20).with("n_positions", 3).write(folder.resolve("short"));
        try (InferenceEngine engine = new InferenceEngine(models(Optional.empty()))) {
            BadInput refused = assertThrows(BadInput.class, () -> engine.begin(new Question.Scores(added.toString(), false, 1, false)));
            assertTrue(refused.getMessage().startsWith("The model reads at most 3 tokens"), refused.getMessage());
        }
    }
}
