package glasshead.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionFileTest {

    private static final Path VERSION_1 = Path.of("src/test/resources/sessions/version-1.glasshead");

    private static final Experiment ALL_KINDS = new Experiment("tiny-english",
            new Prompt.Text("When Mary and John went to the store, John gave a drink to"), new Prompt.Tokens(List.of(5, 17, 3)),
            new Contrast(List.of(" Mary"), List.of(" John", "#12"), 14),
            List.of(Intervention.zero(new Head(2, 4)),
                    new Intervention(Where.head(Site.PATTERN, new Head(1, 0)), Positions.of(3, Positions.END),
                            new Action.Cut(Positions.of(3), Positions.of(1, 2), true), false)),
            new Options(false, true, List.of("one", "two")));

    @TempDir
    private Path folder;

    @Test
    void aFileOfVersion1Opens() {
        assertEquals(ALL_KINDS, SessionFile.read(VERSION_1));
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Path file = folder.resolve("deeper").resolve("s.glasshead");
        SessionFile.write(file, ALL_KINDS.baseline());
        SessionFile.write(file, ALL_KINDS);
        assertEquals(ALL_KINDS, SessionFile.read(file));
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void everyCharacterOfThePromptIsKept() throws IOException {
        Experiment odd = ALL_KINDS.withPrompt(new Prompt.Text(" \t\u0000\"\\ \u2028 \uD83D\uDC69\u200D\uD83D\uDD2C e\u0301\n "));
        Path file = folder.resolve("s.glasshead");
        SessionFile.write(file, odd);
        assertEquals(odd, SessionFile.read(file));
    }

    @Test
    void whatIsMissingHasItsUsualValue() throws IOException {
        Experiment read = SessionFile.read(holding("{\"glasshead\": 1, \"model\": \"m\"}"));
        assertEquals(new Experiment("m", Prompt.NONE, Prompt.NONE, new Contrast(List.of(), List.of(), Contrast.LAST), List.of(),
                Options.DEFAULT), read);
    }

    @Test
    void aNewerVersionSaysSo() throws IOException {
        Path file = holding("{\"glasshead\": 2, \"model\": \"m\", \"whatever\": 3}");
        BadInput told = assertThrows(BadInput.class, () -> SessionFile.read(file));
        assertTrue(told.getMessage().contains("open it with a newer Glasshead"), told.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "{}", "{\"glasshead\": \"1\"}", "{\"glasshead\": 0, \"model\": \"m\"}",
        "{\"glasshead\": 1}",
        "{\"glasshead\": 1, \"model\": 3}", "{\"glasshead\": 1, \"model\": \"m\", \"promt\": \"x\"}",
        "{\"glasshead\": 1, \"model\": \"m\"} x",
        "{\"glasshead\": 1, \"model\": \"m\", \"prompt\": [1.5]}", "{\"glasshead\": 1, \"model\": \"m\", \"prompt\": [-1]}",
        "{\"glasshead\": 1, \"model\": \"m\", \"prompt\": [99999999999]}", "{\"glasshead\": 1, \"model\": \"m\", \"contrast\": []}",
        "{\"glasshead\": 1, \"model\": \"m\", \"contrast\": {\"position\": -1}}",
        "{\"glasshead\": 1, \"model\": \"m\", \"interventions\": {}}",
        "{\"glasshead\": 1, \"model\": \"m\", \"options\": {\"bos\": 1}}", "{\"glasshead\": 1, \"glasshead\": 1, \"model\": \"m\"}",
        "{\"glasshead\": 1, \"model\": \"m\", \"interventions\": [{\"site\": \"nowhere\", \"set\": 0}]}"})
    void whatIsNoSessionGetsOneSentence(String text) throws IOException {
        assertIsSentence(assertThrows(BadInput.class, () -> SessionFile.read(holding(text))));
    }

    @Test
    void missingLargeAndDeepFilesGetOneSentence() throws IOException {
        assertIsSentence(assertThrows(BadInput.class, () -> SessionFile.read(folder)));
        assertIsSentence(assertThrows(BadInput.class, () -> SessionFile.read(folder.resolve("none"))));
        assertIsSentence(assertThrows(BadInput.class, () -> SessionFile.read(holding(" ".repeat((16 << 20) + 1)))));
        assertIsSentence(assertThrows(BadInput.class, () -> SessionFile.read(holding("[".repeat(100_000)))));
        String lines = "{\"site\": \"blocks.0.attn.hook_z\", \"set\": 0},".repeat(1001);
        assertIsSentence(assertThrows(BadInput.class, () -> SessionFile.read(
                holding("{\"glasshead\": 1, \"model\": \"m\", \"interventions\": [" + lines.substring(0, lines.length() - 1) + "]}"))));
    }

    /// Any damage ends in a session or in a sentence.
    @Test
    void damagedFilesNeverFailOtherwise() throws IOException {
        byte[] whole = Files.readAllBytes(VERSION_1);
        Random random = new Random(7);
        byte[] pieces = "{}[]\",:-0189eE.\\u\u0000 truefalsenull\n".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 3000; round++) {
            byte[] damaged = whole.clone();
            for (int hit = random.nextInt(4); hit >= 0; hit--) {
                damaged[random.nextInt(damaged.length)] = random.nextBoolean() ? (byte) random.nextInt(256) : pieces[random.nextInt(
                        pieces.length)];
            }
            Path file = folder.resolve("damaged.glasshead");
            Files.write(file, damaged);
            try {
                SessionFile.read(file);
            } catch (BadInput told) {
                assertIsSentence(told);
            }
        }
    }

    private static void assertIsSentence(BadInput told) {
        assertTrue(told.getMessage().endsWith(".") && told.getMessage().length() < 400 && told.getMessage().lines().count() == 1, told
                .getMessage());
    }

    private Path holding(String text) throws IOException {
        return Files.writeString(folder.resolve("given.glasshead"), text);
    }
}
