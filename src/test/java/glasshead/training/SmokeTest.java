package glasshead.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.checkpoint.CheckpointFolder;
import glasshead.checkpoint.SafetensorsFile;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Models;
import glasshead.engine.NativeRuntime;
import glasshead.experiment.BadInput;
import glasshead.gpt2.Gpt2Config;
import glasshead.gpt2.TensorShapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The first steps of every recipe: it learns, it can be broken off, and what comes out is a model.
class SmokeTest {

    private static final int STEPS = 8;
    private static final int HALF = STEPS / 2;
    private static final long SEED = 3;

    @TempDir
    private Path folder;

    @BeforeAll
    static void prepare() {
        NativeRuntime.prepare();
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void learnsAndCanBeTakenUpAgain(Recipe recipe) throws IOException {
        Path unbroken = folder.resolve("unbroken");
        List<Double> losses = new ArrayList<>();
        try (Trainer trainer = Trainer.begin(recipe, unbroken, SEED)) {
            assertTrue(trainer.run(() -> false, () -> false, progress -> losses.add(progress.loss())));
            trainer.finish();
        }
        assertTrue(losses.getLast() < losses.getFirst(), () -> "the loss falls: " + losses);

        Path broken = folder.resolve("broken");
        var asked = new AtomicInteger();
        try (Trainer trainer = Trainer.begin(recipe, broken, SEED)) {
            // Told to stop in the middle of the second half, of which nothing is saved yet.
            assertFalse(trainer.run(() -> asked.incrementAndGet() > HALF + 2, () -> false, progress -> {}));
            assertEquals(HALF, trainer.saved());
        }
        try (Trainer trainer = Trainer.resume(recipe, broken)) {
            assertEquals(HALF, trainer.step());
            assertTrue(trainer.run(() -> false, () -> false, progress -> {}));
            trainer.finish();
        }
        assertSameWeights(recipe, unbroken, broken);
        assertEquals(Files.readString(unbroken.resolve("README.md")), Files.readString(broken.resolve("README.md")));
        opensAsModel(recipe, unbroken);
    }

    private static void assertSameWeights(Recipe recipe, Path one, Path other) throws IOException {
        Path weights = one.resolve(CheckpointFolder.WEIGHTS);
        assertEquals(-1, Files.mismatch(weights, other.resolve(CheckpointFolder.WEIGHTS)), "the resumed run ends with other weights");
        try (var file = SafetensorsFile.open(weights)) {
            TensorShapes.of(Gpt2Config.parse(recipe.config())).forEach((name, shape) -> assertArrayEquals(shape, file.shape(name), name));
        }
    }

    /// With its example, and, where there is a timeline, at the step before the last as well.
    private void opensAsModel(Recipe recipe, Path model) {
        var models = new Models(folder);
        try (var engine = new InferenceEngine(models)) {
            String name = model.getFileName().toString();
            assertTrue(engine.run(models.example(name), List.of(), () -> false).tokens().ids().length > 0);
            if (recipe.timelineLength() > 0) {
                assertTrue(engine.run(models.example(name + "@" + HALF), List.of(), () -> false).tokens().ids().length > 0);
            }
        }
    }

    static List<Recipe> recipes() {
        return Recipes.names().stream().map(Recipes::named)
                .<Recipe>map(recipe -> new Shortened(recipe, STEPS, HALF, Math.min(2, recipe.timelineLength()))).toList();
    }

    @Test
    void saysWhatCantBeDone() {
        Recipe recipe = new Shortened(Recipes.named("mod-add"), 1, 1, 0);
        assertTrue(assertThrows(BadInput.class, () -> Trainer.resume(recipe, folder)).getMessage().contains("begin one without --resume"));
        try (Trainer first = Trainer.begin(recipe, folder, SEED)) {
            assertEquals(0, first.step());
            assertTrue(assertThrows(BadInput.class, () -> Trainer.resume(recipe, folder)).getMessage().contains(
                    "Another training is writing"));
        }
        Trainer.resume(recipe, folder).close();
        assertTrue(assertThrows(BadInput.class, () -> Trainer.begin(recipe, folder, SEED)).getMessage().contains("--resume"));
        Recipe other = Recipes.named("attn-only-0l");
        assertTrue(assertThrows(BadInput.class, () -> Trainer.resume(other, folder)).getMessage().contains("can't be taken up again"));
        assertTrue(assertThrows(BadInput.class, () -> Recipes.named("gpt-5")).getMessage().contains("tiny-english"));
    }
}
