package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.checkpoint.CheckpointFolder;
import glasshead.checkpoint.SafetensorsWriter;
import glasshead.checkpoint.SafetensorsWriter.Tensor;
import glasshead.checkpoint.TensorSource;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.gpt2.Gpt2Config;
import glasshead.gpt2.TensorPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Checkpoints whose files contradict their config, or are named and stored in other ways: the logits that transformers computes from them
/// (`hf-reading/weights.py`), and what is said beside the model.
class ContradictingFilesTest {

    private static final Path FOLDERS = Path.of("src/test/resources/hf-reading/weights");
    private static InferenceEngine engine;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        engine = TinyEnglish.engine();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    static List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDERS)) {
            return folders.sorted().toList();
        }
    }

    private static JsonNode expected(Path of) throws IOException {
        return new ObjectMapper().readTree(of.resolve("expected.json").toFile());
    }

    private static Experiment experiment(Path of, JsonNode ids) {
        List<Integer> tokens = new ArrayList<>();
        ids.forEach(id -> tokens.add(id.intValue()));
        return new Experiment(of.toString(), new Prompt.Tokens(tokens), Prompt.NONE, new Contrast(List.of(), List.of(), Contrast.LAST), List
                .of(), new Options(false, true, List.of()));
    }

    @ParameterizedTest
    @MethodSource("folders")
    void logitsAreThoseOfTransformers(Path of) throws IOException {
        JsonNode expected = expected(of);
        float[] got = engine.answer(new Question.Activations(experiment(of, expected.get("ids")), List.of("logits")), () -> false).get(
                "logits").data();
        int next = 0;
        for (JsonNode position : expected.get("logits")) {
            for (JsonNode logit : position) {
                assertEquals(logit.doubleValue(), got[next++], 1e-4, of::toString);
            }
        }
        assertEquals(got.length, next);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void whatTransformersTiesIsTiedAndWhatItFindsUnexpectedIsNamed(Path of) throws IOException {
        JsonNode expected = expected(of);
        CheckpointFolder checkpoint = CheckpointFolder.open(of);
        try (TensorSource tensors = checkpoint.openTensors()) {
            TensorPlan plan = TensorPlan.of(Gpt2Config.parse(checkpoint.config()), tensors);
            assertEquals(expected.get("tied").booleanValue(), plan.config().tiedUnembedding());
            String notes = String.join(" ", plan.notes());
            List<String> unexpected = new ArrayList<>();
            expected.get("unexpected").forEach(name -> unexpected.add(name.textValue()));
            unexpected.removeIf(name -> name.endsWith("masked_bias"));
            unexpected.stream().limit(4).forEach(name -> assertTrue(notes.contains(name), notes));
            assertTrue(unexpected.size() <= 4 || notes.contains("and " + (unexpected.size() - 4) + " more"), notes);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "head-differs | lm_head.weight is used, as in transformers",
        "head-bare | lm_head.weight is used, as in transformers",
        "head-twice | Nothing reads 'transformer.lm_head.weight'",
        "embedding-twice | Nothing reads 'wte.weight'",
        "unread | Nothing reads 'quant.low', 'quant.scale', 'score.weight', tensors of its file",
        "no-biases | zeros stand in, as in transformers",
        "no-norms | zeros stand in for biases and ones for gains",
        "nanogpt | begin with '_orig_mod.'",
        "nanogpt | stored as [out, in]",
        "lightning-head | begin with 'model.'",
        "alias-contradicts | both n_head ('2') and num_attention_heads ('4'); num_attention_heads is used",
        "no-head-count | no n_head; 12 is used",
        "bos-12 | names token 12, which the model's 12 tokens don't include; no BOS is put in front",
    })
    void whatWasReadInOneOfSeveralWaysIsSaid(String name, String said) {
        String notes = String.join(" ", engine.model(FOLDERS.resolve(name).toString(), false).notes());
        assertTrue(notes.contains(said), notes);
    }

    @ParameterizedTest
    @CsvSource({"plain", "head-same", "head-untied", "head-prefixed-untied", "bare", "half-bare", "metadata-null", "aliases", "no-inner",
        "act-gelu_fast", "bos-absent", "bos--1"})
    void nothingIsSaidWhereNothingIsInDoubt(String name) {
        assertEquals(List.of(), engine.model(FOLDERS.resolve(name).toString(), false).notes());
    }

    private String refusal(String from, Consumer<SequencedMap<String, Tensor>> change) throws IOException {
        Path source = FOLDERS.resolve(from);
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        try (var manager = NativeRuntime.open(); TensorSource read = CheckpointFolder.open(source).openTensors()) {
            read.names().forEach(name -> tensors.put(name, new Tensor(read.shape(name), read.read(manager, name).toFloatArray())));
        }
        change.accept(tensors);
        SafetensorsWriter.write(folder.resolve("model.safetensors"), tensors);
        Files.copy(source.resolve("config.json"), folder.resolve("config.json"));
        return assertThrows(BadInput.class, () -> engine.model(folder.toString(), false)).getMessage();
    }

    @Test
    void aBiasThatOnlyOneLayerLacksIsLost() throws IOException {
        String said = refusal("plain", tensors -> tensors.remove("transformer.h.1.attn.c_proj.bias"));
        assertTrue(said.contains("no tensor 'transformer.h.1.attn.c_proj.bias'") && said.contains("incomplete"), said);
    }

    @Test
    void namesOfAnotherKindAreToBeRenamed() throws IOException {
        String said = refusal("plain", tensors -> {
            SequencedMap<String, Tensor> other = new LinkedHashMap<>();
            tensors.forEach((name, tensor) -> other.put("blocks." + name.replace('.', '_'), tensor));
            tensors.clear();
            tensors.putAll(other);
        });
        assertTrue(said.contains("No tensor of the file has a name of GPT-2's") && said.contains("rename them as GPT2LMHeadModel"), said);
    }

    @Test
    void oneOfTwoModelsInAFileIsNotGuessed() throws IOException {
        String said = refusal("plain", tensors -> {
            SequencedMap<String, Tensor> two = new LinkedHashMap<>();
            tensors.forEach((name, tensor) -> {
                two.put("teacher." + name, tensor);
                two.put("student." + name, tensor);
            });
            tensors.clear();
            tensors.putAll(two);
        });
        assertTrue(said.contains("several models, with names that begin with 'student', 'teacher'"), said);
    }

    @Test
    void anUnembeddingThatIsMissingIsNotMadeUp() throws IOException {
        String said = refusal("head-untied", tensors -> tensors.remove("lm_head.weight"));
        assertTrue(said.contains("tie_word_embeddings false") && said.contains("no tensor 'lm_head.weight'"), said);
    }

    @Test
    void mapsOfWhichSomeAreTurnedRoundAreRefused() throws IOException {
        String said = refusal("linear", tensors -> tensors.computeIfPresent("transformer.h.0.mlp.c_fc.weight", (name, tensor) -> new Tensor(
                new long[] {8, 32}, tensor.data())));
        assertTrue(said.contains("not turned round; turn the former round too"), said);
    }
}
