package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.checkpoint.CheckpointFolder;
import glasshead.checkpoint.SafetensorsWriter.Tensor;
import glasshead.checkpoint.TensorSource;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.Edit;
import glasshead.gpt2.Gpt2;
import glasshead.gpt2.Gpt2Config;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The sorting model against its published intermediates, and what it sorts whole and with parts taken away.
class SortLettersTest {

    private static final Path PARTIALS = Path.of("src/test/resources/reference/gpt-nano-sort/gpt-nano-sort-t0-partials.json");
    private static final int LENGTH = 11;
    private static final int LETTERS = 6;

    private static float[] published(JsonNode json, String name, int row, int size) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(json.get(name).get("data").asText())).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[size];
        bytes.asFloatBuffer().position(row * size).get(values);
        return values;
    }

    @Test
    void agreesWithThePublishedIntermediates() throws IOException {
        JsonNode json = new ObjectMapper().readTree(PARTIALS.toFile());
        try (InferenceEngine engine = TinyEnglish.engine()) {
            for (int row = 0; row < 3; row++) {
                float[] ids = published(json, "idx", row, LENGTH);
                Prompt prompt = new Prompt.Tokens(IntStream.range(0, LENGTH).mapToObj(i -> (int) ids[i]).toList());
                Experiment experiment = new Experiment("sort-letters", prompt, Prompt.NONE, new Contrast(List.of(), List.of(),
                        Contrast.LAST),
                        List.of(), Options.DEFAULT.withRawWeights(true));
                Map<String, Tensor> got = engine.answer(new Question.Activations(experiment, List.of()), () -> false);
                Map<String, String> names = Map.of("blocks.0.hook_resid_post", "block0", "blocks.1.hook_resid_post", "block1",
                        "blocks.2.hook_resid_post", "block2", "blocks.0.attn.hook_pattern", "attSm", "blocks.0.mlp.hook_post", "gelu",
                        "blocks.0.hook_attn_out", "yProj", "ln_final.hook_normalized", "ln_f", "logits", "lm_head");
                for (Map.Entry<String, String> name : names.entrySet()) {
                    float[] values = got.get(name.getKey()).data();
                    Agreement.agree(name.getKey(), published(json, name.getValue(), row, values.length), values, 1e-5);
                }
            }
        }
    }

    @Test
    void sortsAndHowManyItStillSortsWithoutAPart() {
        CheckpointFolder folder = CheckpointFolder.open(TinyEnglish.MODELS.resolve("sort-letters"));
        try (NDManager manager = NativeRuntime.open(); TensorSource tensors = folder.openTensors();
                Gpt2 model = Gpt2.load(Gpt2Config.parse(folder.config()), tensors, true, manager)) {
            assertEquals(729, sorted(model, List.of()));
            int[][] withoutHead = {{679, 673, 711}, {723, 725, 726}, {727, 723, 723}};
            int[] withoutMlp = {420, 693, 715};
            for (int layer = 0; layer < 3; layer++) {
                for (int head = 0; head < 3; head++) {
                    Where where = Where.z(new Head(layer, head));
                    assertEquals(withoutHead[layer][head], sorted(model, List.of(zero(where))), where.label());
                }
                Where mlp = Where.layer(Site.MLP_OUT, layer);
                assertEquals(withoutMlp[layer], sorted(model, List.of(zero(mlp))), mlp.label());
            }
        }
    }

    private static Edit zero(Where where) {
        return new Edit(where, IntStream.range(0, LENGTH).toArray(), true, new Edit.Change.Fill(0));
    }

    /// How many of the 729 inputs come out sorted. Greedy generation succeeds exactly when each letter is predicted from the right ones
    /// before it.
    private static int sorted(Gpt2 model, List<Edit> edits) {
        int right = 0;
        for (int input = 0; input < 729; input++) {
            int number = input;
            int[] letters = IntStream.range(0, LETTERS).map(i -> number / (int) Math.pow(3, i) % 3).toArray();
            int[] expected = IntStream.of(letters).sorted().toArray();
            int[] tokens = IntStream.concat(IntStream.of(letters), IntStream.of(expected).limit(LETTERS - 1)).toArray();
            right += Arrays.equals(expected, predicted(model, tokens, edits)) ? 1 : 0;
        }
        return right;
    }

    private static int[] predicted(Gpt2 model, int[] tokens, List<Edit> edits) {
        try (ActivationCache run = model.run(tokens, edits, () -> false); NDManager manager = model.newManager()) {
            NDArray logits = model.logits(run.residualBefore(manager, 3).get("{}:", LETTERS - 1));
            return IntStream.of(logits.argMax(1).toType(ai.djl.ndarray.types.DataType.INT32, false).toIntArray()).toArray();
        }
    }
}
