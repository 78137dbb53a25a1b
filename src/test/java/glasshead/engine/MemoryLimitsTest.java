package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import glasshead.checkpoint.RandomCheckpoint;
import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.Prompt;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is refused because it does not fit, before anything is loaded or run, and what stays.
class MemoryLimitsTest {

    @TempDir
    Path folder;

    private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);

    private static Experiment experiment(int length) {
        return TinyEnglish.experiment("ioi").withPrompt(new Prompt.Tokens(Collections.nCopies(length, 5)));
    }

    @Test
    void aModelThatDoesNotFitIsRefusedAndTheOneBeforeStays() {
        Path large = new RandomCheckpoint(4, 128, 5000).write(folder.resolve("large"));
        try (InferenceEngine engine = new InferenceEngine(new Models(TinyEnglish.MODELS), free::get)) {
            Findings before = engine.run(experiment(5), List.of(), () -> false);
            free.set(5_000_000);
            String refused = assertThrows(BadInput.class, () -> engine.model(large.toString(), false)).getMessage();
            assertTrue(refused.matches(
                    "The model 'large' needs about \\d+(\\.\\d)? MB of memory and only 5\\.0 MB are free: close other programs, or "
                            + "choose a smaller model\\."),
                    refused);
            assertSame(before.model(), engine.run(experiment(5), List.of(), () -> false).model());
        }
    }

    @Test
    void aPromptThatDoesNotFitIsToldHowLongItMayBe() {
        try (InferenceEngine engine = new InferenceEngine(new Models(TinyEnglish.MODELS), free::get)) {
            engine.model("tiny-english", false);
            free.set(1_000_000);
            String refused = assertThrows(BadInput.class, () -> engine.run(experiment(90), List.of(), () -> false)).getMessage();
            int most = Integer.parseInt(refused.replaceAll(".*to about (\\d+) tokens\\.", "$1"));
            assertTrue(most > 1 && most < 90, refused);
            assertEquals(most, engine.run(experiment(most - 1), List.of(), () -> false).tokens().length(), "with BOS");
            assertThrows(BadInput.class, () -> engine.run(experiment(most), List.of(), () -> false));
        }
    }

    @Test
    void whenTheNativeLibraryHasNoMemoryLeftThatIsSaid() {
        try (NDManager manager = NativeRuntime.open()) {
            String told = assertThrows(BadInput.class, () -> NativeMemory.guard(() -> manager.zeros(new Shape(1L << 44)))).getMessage();
            assertTrue(told.startsWith("The machine's memory is not enough for this"), told);
            assertThrows(IllegalStateException.class, () -> NativeMemory.guard(() -> {
                throw new IllegalStateException("something else");
            }));
        }
    }

    @Test
    void theEstimateCoversWhatARunKeeps() {
        try (InferenceEngine engine = TinyEnglish.engine()) {
            Findings findings = engine.run(experiment(80), List.of(), () -> false);
            ModelEntry entry = new Models(TinyEnglish.MODELS).entry("tiny-english");
            assertTrue(entry.memory() > 4 * findings.model().parameters() + findings.cost().bytes() / 2, entry::toString);
        }
    }
}
