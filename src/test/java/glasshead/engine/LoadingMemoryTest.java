package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.checkpoint.RandomCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a loaded model holds, against the size of its weights: a tied model's folded unembedding is a copy of its own and counts as
/// weights.
class LoadingMemoryTest {

    private static final int VOCABULARY = 1200;
    private static final int WIDTH = 128;

    @TempDir
    Path folder;

    @Test
    void aLoadedModelHoldsLittleMoreThanItsWeights() throws IOException {
        Path model = new RandomCheckpoint(8, WIDTH, VOCABULARY).write(folder);
        long weights = Files.size(model.resolve("model.safetensors")) + 4L * VOCABULARY * WIDTH;
        try (InferenceEngine engine = TinyEnglish.engine()) {
            engine.model(model.toString(), false);
            long held = Owned.bytes(engine.manager());
            assertTrue(held > 0.98 * weights && held < 1.02 * weights, () -> "%.3f times the weights' %d kB".formatted(1.0 * held / weights,
                    weights / 1000));
        }
    }
}
