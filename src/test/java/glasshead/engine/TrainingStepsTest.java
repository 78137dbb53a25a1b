package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.Predictions;
import glasshead.checkpoint.DriftingTraining;
import glasshead.checkpoint.RandomCheckpoint;
import glasshead.checkpoint.hub.HubSettings;
import glasshead.checkpoint.hub.ModelLibrary;
import glasshead.engine.scores.ScoreStore;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.MapKind;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Going through a training leaves nothing behind, and shares what does not depend on the weights.
class TrainingStepsTest {

    private static final List<Integer> STEPS = List.of(0, 100, 400, 900, 1600);

    @TempDir
    private Path folder;

    private InferenceEngine engine;
    private Experiment trained;

    @BeforeEach
    void open() {
        new DriftingTraining(new RandomCheckpoint(2, 32, 60).write(folder.resolve("small")), STEPS.size()).write(folder.resolve("scratch"));
        new RandomCheckpoint(2, 32, 60).write(folder.resolve("plain"));
        engine = new InferenceEngine(new Models(folder));
        trained = new Experiment("small", new Prompt.Tokens(List.of(3, 7, 9)), Prompt.NONE, new Contrast(List.of("#5"), List.of("#8"),
                Contrast.LAST),
                List.of(), Options.DEFAULT).toggled(new Head(0, 1));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private double run(String model) {
        return engine.run(trained.withModel(model), List.of(Predictions.LOGIT_DIFFERENCE), () -> false).ablated().get(
                Predictions.LOGIT_DIFFERENCE);
    }

    @Test
    void asManyArraysAreHeldAsBefore() {
        double before = run("small");
        int held = Owned.arrays(engine.manager());
        for (int step : STEPS) {
            run("small@" + step);
            engine.begin(new Question.Map(trained.withModel("small@" + step), MapKind.ZERO, false));
        }
        assertEquals(before, run("small"), 1e-5);
        assertEquals(held, Owned.arrays(engine.manager()));
        run("plain");
        assertEquals(held, Owned.arrays(engine.manager()));
    }

    @Test
    void theVocabularyIsMadeOnce() {
        Vocabulary made = engine.model("small@0", false).vocabulary();
        assertSame(made, engine.model("small@100", false).vocabulary());
        assertSame(made, engine.model("small", false).vocabulary());
    }

    @Test
    void aStepThatCannotBeLoadedLeavesTheOneThatWasThere() throws IOException {
        double before = run("small@100");
        int held = Owned.arrays(engine.manager());
        Files.delete(folder.resolve("small/training/step-000400.safetensors.gz"));
        assertThrows(BadInput.class, () -> run("small@900"));
        assertThrows(BadInput.class, () -> run("small@7"));
        assertEquals(held, Owned.arrays(engine.manager()));
        assertEquals(before, run("small@100"));
    }

    @Test
    void whatIsShownSaysTheStep() {
        assertEquals("small@100 · 2 layers × 4 heads", engine.model("small@100", false).title());
        assertEquals("small@100", engine.model("small@100", false).example().model());
    }

    @Test
    void scoresOfAStepAreNotTakenForTheTrainedModels() {
        Models models = new Models(ModelLibrary.shippedOnly(folder), HubSettings.from(Map.of(), folder), new ScoreStore(Optional.of(folder
                .resolve("kept")), _ -> {}));
        try (InferenceEngine scoring = new InferenceEngine(models)) {
            scoring.answer(new Question.Scores("small@400", false, 1, true), _ -> {}, () -> false);
        }
        assertTrue(models.scores("small@400").isPresent());
        assertTrue(models.scores("small@100").isEmpty());
        assertTrue(models.scores("small").isEmpty());
    }
}
