package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.checkpoint.ModelCatalogue;
import glasshead.checkpoint.RandomCheckpoint;
import glasshead.checkpoint.hub.AddedFolders;
import glasshead.checkpoint.hub.HubCache;
import glasshead.checkpoint.hub.HubSettings;
import glasshead.checkpoint.hub.ModelLibrary;
import glasshead.engine.Models;
import glasshead.engine.TinyEnglish;
import glasshead.engine.scores.ScoreStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scores of heads without a window: on standard data, and of a prompt against a pattern.
class ScoreCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private Models models() {
        HubSettings hub = HubSettings.from(Map.of("HF_HUB_OFFLINE", "1", "HF_HUB_CACHE", folder.resolve("cache").toString()), folder);
        ModelLibrary library = new ModelLibrary(new ModelCatalogue(TinyEnglish.MODELS), new AddedFolders(folder.resolve("added.json"),
                _ -> {}),
                new HubCache(hub.cache()));
        return new Models(library, hub, new ScoreStore(Optional.of(folder.resolve("kept")), _ -> {}));
    }

    private int execute(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Cli.commands(this::models, (picture, file) -> {}, () -> {}).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err,
                true))
                .execute(arguments);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void printsALineForEachHead() throws IOException {
        assertEquals(0, execute("models", "score", "tiny-english", "--seed", "5"), err.toString());
        List<String> lines = out.toString().lines().toList();
        assertEquals("tiny-english: 8 × (BOS + 40 random tokens + the same 40), seed 5, from the model's corpus", lines.getFirst());
        assertEquals(1 + 1 + 24 + 1, lines.size());
        assertTrue(lines.get(2).matches("L0H0 ( +[01]\\.\\d{4}){5}"), lines.get(2));
        assertTrue(lines.getLast().startsWith("mean loss: "), lines.getLast());
        try (Stream<Path> kept = Files.exists(folder.resolve("kept")) ? Files.list(folder.resolve("kept")) : Stream.empty()) {
            assertFalse(kept.anyMatch(file -> file.toString().endsWith(".json")), "kept only when asked to");
        }
    }

    @Test
    void printsNothingButJson() throws IOException {
        assertEquals(0, execute("models", "score", "tiny-english", "--json", "-"), err.toString());
        JsonNode induction = json().get("scores").get("induction");
        assertEquals(4, induction.size());
        assertEquals(6, induction.get(2).size());
        assertEquals(1, json().get("data").get("seed").asInt());
    }

    /// The file that is written is one that a model can bring.
    @Test
    void aFileInTheModelsFolderIsFound() {
        Path made = new RandomCheckpoint(1, 16, 20).write(folder.resolve("made"));
        assertEquals(0, execute("models", "score", made.toString(), "--json", made.resolve("scores.json").toString()), err.toString());
        assertTrue(models().scores(made.toString()).isPresent());
    }

    @Test
    void savedScoresAreFound() {
        Path made = new RandomCheckpoint(1, 16, 20).write(folder.resolve("made"));
        assertEquals(0, execute("models", "score", made.toString(), "--save", "--seed", "9"), err.toString());
        assertEquals(9, models().scores(made.toString()).orElseThrow().data().seed());
    }

    @Test
    void whatCantBeScoredIsSaid() throws IOException {
        assertEquals(2, execute("models", "score", "no-such-model"));
        Path made = new RandomCheckpoint(1, 16, 20).write(folder.resolve("made"));
        Files.writeString(made.resolve("corpus-tokens.json"), "[20]");
        assertEquals(2, execute("models", "score", made.toString()));
        assertTrue(err.toString().startsWith("The list of token ids '" + made.resolve("corpus-tokens.json")), err.toString());
        assertEquals(1, err.toString().lines().count());
    }

    @Test
    void attentionIsComparedWithANamedPattern() throws IOException {
        assertEquals(0, execute("detect", "previous_token_head", "--tokens", "5,6,7", "--json", "-"), err.toString());
        assertEquals(4, json().get("baseline").size());
        assertFalse(json().has("ablated"));
        assertEquals(0, execute("detect", "induction_head", "--measure", "abs", "--tokens", "5,6,5", "--ablate", "L0H1:zero"), err
                .toString());
        assertTrue(out.toString().startsWith("induction_head, abs, before and after the interventions"), out.toString());
    }

    /// All attention lies on a pattern of ones.
    @Test
    void aPatternOfOnesOwnIsReadFromAFile() throws IOException {
        Path pattern = Files.writeString(folder.resolve("pattern.json"), "[[1, 0, 0], [1, 1, 0], [1, 1, 1]]");
        assertEquals(0, execute("detect", pattern.toString(), "--tokens", "5,6", "--json", "-"), err.toString());
        assertEquals(1, json().get("baseline").get(3).get(5).asDouble(), 1e-6);
    }

    @Test
    void patternsThatAreNoneAreRefused() throws IOException {
        for (String text : new String[] {"[[1, 1], [1, 1]]", "[[1, 0], [1]]", "[[1]]", "{}", "[[\"1\"]]", "[[null]]", "[null]", "null",
            "[[1e400]]", "[[1, 0, 0], [1, 1, 0], [1, 1, 1]"}) {
            Path pattern = Files.writeString(folder.resolve("pattern.json"), text);
            assertEquals(2, execute("detect", pattern.toString(), "--tokens", "5,6"), text);
            assertEquals(1, err.toString().lines().count(), err.toString());
        }
        assertEquals(2, execute("detect", "no_such_head"));
        assertEquals(2, execute("detect", "induction_head", "--measure", "mean"));
    }
}
