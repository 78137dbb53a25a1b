package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.analysis.LogitAttribution;
import glasshead.analysis.paths.PathExpansion;
import glasshead.analysis.paths.PathLogits;
import glasshead.checkpoint.AttentionOnly;
import glasshead.checkpoint.SafetensorsFile;
import glasshead.checkpoint.TestModels;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Logits as sums over paths.
class PathExpansionTest {

    private static final String TEXT = " Paris book seven red dog Mary three park Paris book seven red dog";
    private static final PathExpansion ALL = new PathExpansion(List.of());

    @TempDir
    private Path folder;

    private static Experiment about(String model) {
        return new Experiment(model, new Prompt.Text(TEXT), Prompt.NONE, new Contrast(List.of(" Mary"), List.of(" three"), Contrast.LAST),
                List.of(), Options.DEFAULT);
    }

    private static void addUp(PathLogits paths) {
        double[] sums = paths.sums();
        for (int token = 0; token < sums.length; token++) {
            Agreement.agree("token " + token, paths.logits()[token], sums[token], 1e-4);
        }
    }

    /// 1 + 6 + 6 + 36 paths and biases.
    @Test
    void pathsOfTwoLayersSumToEveryLogit() {
        try (InferenceEngine engine = TinyEnglish.engine()) {
            Findings found = engine.run(about("attn-only-2l"), List.of(ALL, LogitAttribution.ANALYSIS), () -> false);
            PathLogits paths = found.baseline().get(ALL);
            assertEquals(2180, paths.logits().length);
            for (int heads = 0; heads <= 2; heads++) {
                int through = heads;
                assertEquals(new int[] {1, 12, 36}[heads], paths.paths().stream().filter(path -> !path.isBias() && path.heads()
                        .size() == through).count());
            }
            addUp(paths);
            theyAreTheHeadsAttribution(found, engine);
        }
    }

    /// What goes through a later head by whatever way is that head's attribution.
    private static void theyAreTheHeadsAttribution(Findings found, InferenceEngine engine) {
        LogitAttribution attribution = found.baseline().get(LogitAttribution.ANALYSIS);
        PathLogits two = engine.answer(new Question.Further<>(found, false, new PathExpansion(List.of(found.contrast().answers()[0], found
                .contrast()
                .distractors()[0]))), () -> false);
        double[] differences = two.difference(1);
        for (Head head : found.model().allHeads()) {
            double sum = 0;
            for (int path = 0; path < differences.length; path++) {
                List<Head> through = two.paths().get(path).heads();
                sum += !through.isEmpty() && through.getLast().equals(head) ? differences[path] : 0;
            }
            Agreement.agree(head.toString(), attribution.of(head), sum, 1e-4);
        }
    }

    @Test
    void pathsOfOneLayerSumToo() {
        try (InferenceEngine engine = new InferenceEngine(new Models(TestModels.SHIPPED))) {
            addUp(engine.run(about(AttentionOnly.write(folder.resolve("one"), 1).toString()), List.of(ALL), () -> false).baseline().get(
                    ALL));
        }
    }

    /// Without layers (W_E + W_pos) W_U over the final scale, plus biases, is the model.
    @Test
    void withoutLayersTheDirectPathIsTheModel() {
        Path model = AttentionOnly.write(folder.resolve("none"), 0);
        try (InferenceEngine engine = TinyEnglish.engine(); NDManager manager = NativeRuntime.open()) {
            Findings found = engine.run(about(model.toString()), List.of(ALL), () -> false);
            PathLogits paths = found.baseline().get(ALL);
            assertEquals(2, paths.paths().size());
            addUp(paths);
            int[] ids = found.tokens().ids();
            try (SafetensorsFile file = SafetensorsFile.open(model.resolve("model.safetensors"))) {
                NDArray x = file.read(manager, "transformer.wte.weight").get(ids[ids.length - 1]).add(file.read(manager,
                        "transformer.wpe.weight").get(ids.length - 1));
                NDArray centred = x.sub(x.mean());
                NDArray normed = centred.div(centred.square().mean().add(1e-5).sqrt()).mul(file.read(manager, "transformer.ln_f.weight"))
                        .add(file.read(manager, "transformer.ln_f.bias"));
                String head = file.names().contains("lm_head.weight") ? "lm_head.weight" : "transformer.wte.weight";
                NDArray logits = file.read(manager, head).matMul(normed);
                float[] expected = logits.sub(logits.mean()).toFloatArray();
                double[] sums = paths.sums();
                double mean = Arrays.stream(sums).average().orElseThrow();
                for (int token = 0; token < expected.length; token++) {
                    assertEquals(expected[token], sums[token] - mean, 1e-4);
                }
            }
        }
    }

    @Test
    void modelsWithMlpsGetASentence() {
        try (InferenceEngine engine = TinyEnglish.engine()) {
            assertThrows(BadInput.class, () -> engine.run(TinyEnglish.experiment("ioi"), List.of(ALL), () -> false));
        }
    }
}
