package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.checkpoint.RandomCheckpoint;
import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What a loaded model holds, against the size of its weights: a tied model's folded unembedding is a copy of its own and counts as
/// weights.
@EnabledOnOs(OS.LINUX)
class LoadingMemoryTest {

    private static final int VOCABULARY = 12_000;
    private static final int WIDTH = 512;

    @TempDir
    Path folder;

    /// Memory of the process that is neither a mapped file nor Java's heap, in bytes.
    private static long held() throws IOException, InterruptedException {
        System.gc();
        giveFreedMemoryBack();
        // The collector gives freed regions back to the system in the background.
        Thread.sleep(1500);
        return -Runtime.getRuntime().totalMemory() + 1024 * Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line
                .startsWith("RssAnon"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).sum();
    }

    /// What earlier tests freed stays with the C library, and a model loaded into it would seem to need nothing.
    @SuppressWarnings("restricted")
    private static void giveFreedMemoryBack() {
        Linker linker = Linker.nativeLinker();
        MethodHandle trim = linker.downcallHandle(linker.defaultLookup().findOrThrow("malloc_trim"), FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG));
        try {
            trim.invoke(0L);
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void aLoadedModelHoldsLittleMoreThanItsWeights() throws IOException, InterruptedException {
        Path model = new RandomCheckpoint(8, WIDTH, VOCABULARY).write(folder);
        long weights = Files.size(model.resolve("model.safetensors")) + 4L * VOCABULARY * WIDTH;
        try (InferenceEngine engine = TinyEnglish.engine()) {
            engine.model("sort-letters", false);
            long before = held();
            engine.model(model.toString(), false);
            long more = held() - before;
            assertTrue(more > 0.8 * weights && more < 1.3 * weights, () -> "%.2f times the weights' %d MB".formatted(1.0 * more / weights,
                    weights >> 20));
        }
    }
}
