package glasshead.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.checkpoint.SafetensorsFile;
import glasshead.engine.NativeRuntime;
import glasshead.gpt2.Gpt2;
import glasshead.gpt2.Gpt2Config;
import glasshead.gpt2.TensorShapes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Three steps of training, gradients through the whole forward pass included, against PyTorch's own autograd and optimiser on Hugging
/// Face's model.
class StepsReferenceTest {

    private static final Path REFERENCE = Path.of("src/test/resources/reference/training");

    @BeforeAll
    static void prepare() {
        NativeRuntime.prepare();
    }

    @Test
    void lossesAndWeightsAreThoseOfPyTorch() throws IOException {
        JsonNode steps = new ObjectMapper().readTree(REFERENCE.resolve("steps.json").toFile());
        Gpt2Config config = Gpt2Config.parse(new ObjectMapper().readTree(REFERENCE.resolve("config.json").toFile()));
        var shapes = TensorShapes.of(config);
        int[][] rows = new ObjectMapper().convertValue(steps.get("rows"), int[][].class);
        int[][] inputs = Arrays.stream(rows).map(row -> Arrays.copyOf(row, row.length - 1)).toArray(int[][]::new);
        int[][] targets = Arrays.stream(rows).map(row -> Arrays.copyOfRange(row, 1, row.length)).toArray(int[][]::new);
        var settings = new AdamW.Settings(steps.get("beta1").doubleValue(), steps.get("beta2").doubleValue(), steps.get("weightDecay")
                .doubleValue(),
                steps.get("clipNorm").doubleValue());
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(); var before = SafetensorsFile.open(REFERENCE.resolve(
                "before.safetensors"));
                var after = SafetensorsFile.open(REFERENCE.resolve("after.safetensors"))) {
            Parameters weights = Parameters.read(shapes, before, "", manager).learning();
            Gpt2 model = Gpt2.sharing(config, weights, manager);
            var optimiser = new AdamW(settings, weights, Parameters.of(shapes, Initialisation.zero(), manager), Parameters.of(shapes,
                    Initialisation.zero(), manager));
            for (int step = 1; step <= steps.get("rates").size(); step++) {
                assertEquals(steps.get("losses").get(step - 1).doubleValue(), backward(model, inputs, targets), 2e-6, "loss of step "
                        + step);
                optimiser.step(step, steps.get("rates").get(step - 1).doubleValue());
            }
            shapes.forEach((name, shape) -> assertArrayEquals(determined(name, after.read(manager, name)), determined(name, weights.arrays()
                    .get(name)), 2e-5f, name));
        }
    }

    /// All numbers but key biases: these shift all scores of a query alike, so their gradient is zero but for rounding, of which Adam makes
    /// whole steps.
    private static float[] determined(String name, NDArray array) {
        float[] numbers = array.toFloatArray();
        if (name.endsWith("c_attn.bias")) {
            Arrays.fill(numbers, numbers.length / 3, 2 * numbers.length / 3, 0);
        }
        return numbers;
    }

    private static double backward(Gpt2 model, int[][] inputs, int[][] targets) {
        try (NDManager scratch = model.newManager(); var collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            NDArray loss = CrossEntropy.of(model.logits(scratch, inputs, false, () -> false), targets).mean();
            collector.backward(loss);
            return loss.getFloat();
        }
    }
}
