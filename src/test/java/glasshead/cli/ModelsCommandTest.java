package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.checkpoint.ModelCatalogue;
import glasshead.checkpoint.RandomCheckpoint;
import glasshead.checkpoint.TestModels;
import glasshead.checkpoint.hub.AddedFolders;
import glasshead.checkpoint.hub.FakeHub;
import glasshead.checkpoint.hub.HubCache;
import glasshead.checkpoint.hub.HubSettings;
import glasshead.checkpoint.hub.ModelLibrary;
import glasshead.engine.Models;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// From a hub that is played by the test to a run of the fetched model.
class ModelsCommandTest {

    private static final String REPOSITORY = "someone/small-gpt";

    @TempDir
    Path folder;

    private FakeHub hub;
    private StringWriter out;
    private StringWriter err;

    @BeforeEach
    void open() throws IOException {
        hub = new FakeHub(REPOSITORY).with(new RandomCheckpoint(2, 32, 40).write(folder.resolve("made")));
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private int execute(String... arguments) {
        HubSettings settings = HubSettings.from(Map.of("HF_ENDPOINT", hub.address().toString(), "HF_HUB_CACHE", folder.resolve("cache")
                .toString()), folder);
        ModelLibrary library = new ModelLibrary(new ModelCatalogue(TestModels.GIVEN), new AddedFolders(folder.resolve("models.json"),
                _ -> {}),
                new HubCache(settings.cache()));
        out = new StringWriter();
        err = new StringWriter();
        CommandLine line = Cli.commands(() -> new Models(library, settings), (picture, file) -> {}, () -> {});
        return line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    }

    @Test
    void tellsOfAnyFolder() {
        assertEquals(0, execute("models", folder.resolve("made").toString()), () -> err.toString());
        assertTrue(out.toString().contains("folder") && out.toString().contains("2 layers"), out::toString);
    }

    @Test
    void tellsHowItsFilesWereRead() throws IOException {
        Files.writeString(folder.resolve("made/tokenizer.json"), "{\"model\": {\"type\": \"Unigram\", \"vocab\": []}}");
        assertEquals(0, execute("models", folder.resolve("made").toString()), () -> err.toString());
        assertTrue(out.toString().contains("note: It takes token ids and no text. The tokenizer is of type 'Unigram'"), out::toString);
        assertEquals(0, execute("run", "--model", folder.resolve("made").toString(), "--tokens", "3,9"), () -> err.toString());
        assertTrue(err.toString().startsWith("Note on the model: It takes token ids"), err::toString);
        assertEquals(1, err.toString().lines().count());
        Files.write(folder.resolve("made/model.safetensors"), new byte[20]);
        assertEquals(0, execute("models", folder.resolve("made").toString()), () -> err.toString());
        assertTrue(out.toString().contains("can't be opened: The file 'model.safetensors' is damaged"), out::toString);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    private JsonNode listed(String name) throws IOException {
        assertEquals(0, execute("models", "list", "--json", "-"));
        for (JsonNode model : json()) {
            if (model.get("name").asText().equals(name)) {
                return model;
            }
        }
        return null;
    }

    private void refused(String sentence, String... arguments) {
        assertEquals(2, execute(arguments));
        assertEquals("", out.toString());
        assertTrue(err.toString().contains(sentence), err::toString);
        assertEquals(1, err.toString().strip().lines().filter(line -> !line.isBlank()).count(), err::toString);
    }

    @Test
    void theListTellsWhatIsHereAndWhatItTakes() throws IOException {
        JsonNode shipped = listed("tiny-english");
        assertEquals("shipped", shipped.get("state").asText());
        assertTrue(shipped.get("memoryBytes").asLong() > 8_500_000);
        assertEquals(2, execute("run", "--model", "openai-community/gpt2", "--prompt", "Hello"));
        assertTrue(err.toString().contains("get it (550 MB) with 'models get openai-community/gpt2'"), err::toString);
        JsonNode gpt2 = listed("gpt2");
        assertEquals("not here", gpt2.get("state").asText());
        assertEquals("openai-community/gpt2", gpt2.get("repository").asText());
        assertTrue(gpt2.get("folder").isNull());
        assertEquals("MIT", listed("sort-letters").get("licence").asText());
    }

    @Test
    void aModelIsFetchedRunCheckedAndRemoved() throws IOException {
        refused("The model someone/small-gpt is not on this machine: get it with 'models get someone/small-gpt'", "run", "--model",
                REPOSITORY, "--tokens", "1,2");
        assertEquals(0, execute("models", "get", REPOSITORY, "--json", "-"));
        assertTrue(json().get("here").asBoolean());
        assertEquals(0, execute("run", "--model", REPOSITORY, "--tokens", "3,9,27", "--answer", "#7", "--distractor", "#11", "--json",
                "-"));
        assertEquals(REPOSITORY, json().get("model").asText());
        assertEquals(0, execute("models", "verify", REPOSITORY));
        Path weights = Path.of(listed(REPOSITORY).get("folder").asText()).resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length - 1] ^= 1;
        Files.write(weights, bytes);
        refused("is damaged (model.safetensors): 'models remove", "models", "verify", REPOSITORY);
        assertEquals(0, execute("models", "remove", REPOSITORY));
        assertEquals(null, listed(REPOSITORY));
        assertFalse(Files.exists(folder.resolve("cache/models--someone--small-gpt")));
    }

    @Test
    void aFolderIsAddedAndForgotten() throws IOException {
        assertEquals(0, execute("models", "add", folder.resolve("made").toString()));
        assertEquals("added", listed("made").get("state").asText());
        assertEquals(0, execute("run", "--model", "made", "--tokens", "3,9", "--json", "-"));
        assertEquals(0, execute("models", "remove", "made"));
        assertEquals(null, listed("made"));
        assertTrue(Files.exists(folder.resolve("made/config.json")), "the folder itself stays");
    }

    @Test
    void whatCannotBeDoneHasItsSentence() throws IOException {
        refused("The model gpt2 is not on this machine: get it (550 MB) with 'models get gpt2'", "run", "--model", "gpt2", "--prompt",
                "Hello");
        refused("The hub has no repository openai-community/gpt2", "models", "get", "gpt2");
        refused("is not the name of a model repository", "models", "get", "../etc");
        refused("ships with the program and stays", "models", "remove", "tiny-english");
        refused("'models list' shows those that are", "models", "remove", "gpt2");
        refused("There is no folder", "models", "add", folder.resolve("none").toString());
        refused("There are no figures to verify 'made' with", "verify", "made");
        refused("The model gpt2-medium is not on this machine", "verify", "gpt2-medium");
        Files.createDirectories(folder.resolve("x/tiny-english"));
        for (String file : new String[] {"config.json", "model.safetensors"}) {
            Files.copy(folder.resolve("made").resolve(file), folder.resolve("x/tiny-english").resolve(file));
        }
        refused("There is a model 'tiny-english' already", "models", "add", folder.resolve("x/tiny-english").toString());
        hub.put("config.json", "{\"model_type\": \"llama\"}".getBytes());
        refused("The model is of type 'llama', but only models of type 'gpt2' can be explored", "models", "get", REPOSITORY);
        hub.put("config.json", null);
        refused("has no config.json", "models", "get", REPOSITORY);
    }
}
