package glasshead.analysis.lens;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.checkpoint.CheckpointFolder;
import glasshead.checkpoint.TensorSource;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.Edit;
import glasshead.gpt2.Gpt2;
import glasshead.gpt2.Gpt2Config;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The Jacobian of one text against finite differences of the same forward pass.
class JacobianFitTest {

    private static final int WIDTH = 32;
    private static final float STEP = 3e-3f;

    /// @param place the block whose input is moved; with 2 layers, 2 is the end
    @ParameterizedTest
    @CsvSource({"9,0", "9,1", "24,0", "24,1", "24,2"})
    void aVectorThroughItIsTheFiniteDifference(int length, int place) {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        CheckpointFolder folder = CheckpointFolder.open(Path.of("src/test/resources/hf-random/plain"));
        try (NDManager manager = NDManager.newBaseManager("PyTorch"); TensorSource tensors = folder.openTensors();
                Gpt2 model = Gpt2.load(Gpt2Config.parse(folder.config()), tensors, true, manager)) {
            int[] tokens = new Random(length).ints(length, 0, 299).toArray();
            JacobianFit.Jacobians found = JacobianFit.of(model, tokens, () -> false);
            int from = length == 24 ? 16 : 0;
            int to = length == 24 ? 23 : 9;
            assertEquals(to - from, found.positions());
            float[] direction = new float[WIDTH];
            Random random = new Random(place);
            IntStream.range(0, WIDTH).forEach(i -> direction[i] = (float) random.nextGaussian());
            double[] up = end(model, manager, tokens, place, direction, STEP, from, to);
            double[] down = end(model, manager, tokens, place, direction, -STEP, from, to);
            double apart = 0;
            double size = 0;
            for (int row = 0; row < WIDTH; row++) {
                double expected = (up[row] - down[row]) / (2 * STEP) / (to - from);
                double got = 0;
                for (int column = 0; column < WIDTH; column++) {
                    got += found.maps().get(place)[row * WIDTH + column] * direction[column];
                }
                apart += (expected - got) * (expected - got);
                size += expected * expected;
            }
            assertEquals(0, Math.sqrt(apart / size), 1e-3);
        }
    }

    /// The final residual streams of the positions that count, summed, after all of those were moved at a place.
    private static double[] end(Gpt2 model, NDManager manager, int[] tokens, int place, float[] direction, float by, int from, int to) {
        NDArray moved = manager.create(direction).mul(by);
        int[] positions = IntStream.range(from, to).toArray();
        Where where = place == 2 ? Where.layer(Site.RESID_POST, 1) : Where.layer(Site.RESID_PRE, place);
        Edit edit = new Edit(where, positions, positions.length == tokens.length, new Edit.Change.Add(moved, false));
        try (ActivationCache run = model.run(tokens, List.of(edit), () -> false)) {
            float[] sums = run.residualBefore(manager, 2).get("{}:{}", from, to).sum(new int[] {0}).toFloatArray();
            return IntStream.range(0, WIDTH).mapToDouble(i -> sums[i]).toArray();
        }
    }
}
