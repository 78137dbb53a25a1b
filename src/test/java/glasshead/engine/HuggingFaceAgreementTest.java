package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.checkpoint.SafetensorsWriter.Tensor;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Checkpoints of different shapes, number formats and layouts against what Hugging Face transformers computed from the same files.
class HuggingFaceAgreementTest {

    private static final Path FOLDERS = Path.of("src/test/resources/hf-random");
    private static final double TOLERANCE = 1e-4;
    private static InferenceEngine engine;

    @BeforeAll
    static void open() {
        engine = new InferenceEngine(new Models(TinyEnglish.MODELS));
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "one-head", "inner-relu", "gelu-exact-untied", "scaled-by-layer", "unscaled", "silu-f16",
        "bf16-sharded",
        "no-prefix-masks", "f64"})
    void logitsAndAttentionAgree(String folder) throws IOException {
        JsonNode expected = new ObjectMapper().readTree(FOLDERS.resolve(folder).resolve("expected.json").toFile());
        for (int row = 0; row < expected.get("ids").size(); row++) {
            JsonNode ids = expected.get("ids").get(row);
            for (boolean raw : List.of(true, false)) {
                Map<String, Tensor> got = run(folder, ids, raw);
                Agreement.agree(folder + " attention", numbers(expected.get("attention_last_layer").get(row)), lastPattern(got), TOLERANCE);
                compareLogits(folder, expected.get("logits").get(row), got.get("logits").data(), raw);
            }
        }
    }

    private static Map<String, Tensor> run(String folder, JsonNode ids, boolean raw) {
        List<Integer> tokens = new ArrayList<>();
        ids.forEach(id -> tokens.add(id.asInt()));
        Experiment experiment = new Experiment(FOLDERS.resolve(folder).toString(), new Prompt.Tokens(tokens), Prompt.NONE,
                new Contrast(List.of(), List.of(), Contrast.LAST), List.of(), new Options(false, raw, List.of()));
        return engine.answer(new Question.Activations(experiment, List.of("blocks.*.attn.hook_pattern", "logits")), () -> false);
    }

    private static float[] lastPattern(Map<String, Tensor> got) {
        long layers = got.keySet().stream().filter(name -> name.endsWith("hook_pattern")).count();
        return got.get("blocks." + (layers - 1) + ".attn.hook_pattern").data();
    }

    /// Raw weights give the logits themselves, processed ones the same up to a constant at each position, and the same probabilities.
    private static void compareLogits(String folder, JsonNode expected, float[] got, boolean raw) {
        int vocabulary = expected.get(0).size();
        for (int position = 0; position < expected.size(); position++) {
            float[] wanted = numbers(expected.get(position));
            float[] found = Arrays.copyOfRange(got, position * vocabulary, (position + 1) * vocabulary);
            double shift = raw ? 0 : mean(wanted) - mean(found);
            for (int token = 0; token < vocabulary; token++) {
                Agreement.agree(folder + " logit", wanted[token], found[token] + shift, TOLERANCE);
            }
            Agreement.agree(folder + " probabilities", softmax(wanted), softmax(found), 1e-5);
        }
        assertTrue(got.length == expected.size() * vocabulary);
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static float[] softmax(float[] logits) {
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit);
        }
        float[] probabilities = new float[logits.length];
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = (float) (Math.exp(logits[i]) / sum);
        }
        return probabilities;
    }

    /// All numbers of nested lists, in order.
    private static float[] numbers(JsonNode nested) {
        List<Float> values = new ArrayList<>();
        collect(nested, values);
        float[] flat = new float[values.size()];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = values.get(i);
        }
        return flat;
    }

    private static void collect(JsonNode node, List<Float> values) {
        if (node.isArray()) {
            node.forEach(each -> collect(each, values));
        } else {
            values.add((float) node.asDouble());
        }
    }
}
