package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.analysis.Predictions;
import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.Prompt;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Model folders that can't be used: each gets its sentence, and the model that was there goes on.
class UnusableModelsTest {

    private static final Path GOOD = TinyEnglish.MODELS.resolve("tiny-english");

    @TempDir
    private Path folder;
    private InferenceEngine engine;
    private Experiment experiment;
    private double before;

    @BeforeEach
    void open() throws IOException {
        for (String file : List.of("config.json", "tokenizer.json", "model.safetensors")) {
            Files.copy(GOOD.resolve(file), folder.resolve(file));
        }
        engine = TinyEnglish.engine();
        experiment = TinyEnglish.experiment("ioi");
        before = difference(experiment);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private double difference(Experiment of) {
        return engine.run(of, List.of(Predictions.LOGIT_DIFFERENCE), () -> false).baseline().get(Predictions.LOGIT_DIFFERENCE);
    }

    private void refused(String... parts) {
        String sentence = assertThrows(BadInput.class, () -> difference(experiment.withModel(folder.toString()))).getMessage();
        for (String part : parts) {
            assertTrue(sentence.contains(part), sentence);
        }
        assertFalse(sentence.contains("\n"), sentence);
        assertEquals(before, difference(experiment));
    }

    /// Rewrites the weights' header; the padding keeps its length.
    private void header(UnaryOperator<String> change) throws IOException {
        byte[] file = Files.readAllBytes(folder.resolve("model.safetensors"));
        int length = (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        String header = new String(file, 8, length, StandardCharsets.UTF_8);
        byte[] changed = change.apply(header).getBytes(StandardCharsets.UTF_8);
        assertFalse(header.equals(new String(changed, StandardCharsets.UTF_8)));
        assertEquals(length, changed.length);
        System.arraycopy(changed, 0, file, 8, length);
        Files.write(folder.resolve("model.safetensors"), file);
    }

    private void config(String key, int value) throws IOException {
        Path file = folder.resolve("config.json");
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        Files.writeString(file, ((ObjectNode) json).put(key, value).toString());
    }

    @Test
    void theUnchangedCopyIsUsed() {
        assertEquals(before, difference(experiment.withModel(folder.toString())));
    }

    @Test
    void aMissingTensor() throws IOException {
        header(header -> header.replace("transformer.h.2.attn.c_proj.bias", "transformer.h.2.attn.c_proj.bios"));
        refused("no tensor 'transformer.h.2.attn.c_proj.bias'");
    }

    @Test
    void aTensorOfAnotherShape() throws IOException {
        header(header -> header.replace("[192,576]", "[576,192]"));
        refused("[576, 192]", "[192, 576]");
    }

    @Test
    void aConfigOfAnotherModel() throws IOException {
        config("n_embd", 96);
        refused("wte.weight");
    }

    @Test
    void aTruncatedFile() throws IOException {
        byte[] file = Files.readAllBytes(folder.resolve("model.safetensors"));
        Files.write(folder.resolve("model.safetensors"), java.util.Arrays.copyOf(file, file.length - 100));
        refused("model.safetensors");
    }

    @Test
    void aNumberThatIsNone() throws IOException {
        byte[] file = Files.readAllBytes(folder.resolve("model.safetensors"));
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putFloat(file.length - 4000, Float.NaN);
        Files.write(folder.resolve("model.safetensors"), file);
        refused("finite");
    }

    @Test
    void aTokenWithoutARowKeepsOnlyPromptsWithItFromBeingRun() throws IOException {
        Path file = folder.resolve("tokenizer.json");
        String json = Files.readString(file);
        String changed = json.replaceFirst("\"id\":\\s*1817", "\"id\": 99999").replaceFirst("(\"<\\|endoftext\\|>\":\\s*)1817", "$199999");
        assertFalse(json.equals(changed));
        Files.writeString(file, changed);
        assertEquals(before, difference(experiment.withModel(folder.toString())), "the config's BOS stands in for the tokenizer's");
        experiment = experiment.withPrompt(new Prompt.Text("Mary<|endoftext|>"));
        before = difference(experiment);
        refused("'<|endoftext|>' has the id 99999");
    }
}
