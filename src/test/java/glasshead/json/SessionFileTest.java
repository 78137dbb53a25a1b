package glasshead.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Action;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Options;
import glasshead.experiment.Positions;
import glasshead.experiment.Prompt;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void whateverIsWrittenIsRead() {
        for (int seed = 0; seed < 2000; seed++) {
            Experiment experiment = new RandomExperiments(seed).next();
            assertEquals(experiment, SessionFile.FORM.read(SessionFile.FORM.write(SessionForm.of(experiment))).experiment(), "seed "
                    + seed);
        }
    }

    /// What version 1 has always been written as.
    @Test
    void theWrittenFormStaysAsItWas() throws IOException {
        Path file = folder.resolve("s.glasshead");
        SessionFile.write(file, ALL_KINDS);
        assertEquals(Files.readString(VERSION_1).strip(), Files.readString(file).strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "'cut': {'query': 3, 'keys': 1} | .cut' has no 'keys', only query, key",
        "'cut': {'query': 3.7} | .cut.query' must be a position from 0, \"END\", \"all\", or a list of positions and is 3.7",
        "'cut': {'query': [3, 3.7]} | .cut.query[1]' must be a position from 0, or \"END\" and is 3.7",
        "'cut': {'query': ['3']} | .cut.query[0]': a position is a number from 0, or \"END\"",
        "'cut': {'query': -1} | .cut.query': positions count from 0, and the last is \"END\"",
        "'cut': {'query': {}} | .cut.query' must be a position from 0, \"END\", \"all\", or a list of positions and is an object",
        "'cut': {'query': null} | .cut.query' is null, and what has no value is left out",
        "'cut': [1, 2] | .cut' must be an object and is a list",
        "'cut': {}, 'renormalise': 'yes' | .renormalise' must be true or false and is the text 'yes'",
        "'set': 0, 'enabled': 'no' | .enabled' must be true or false and is the text 'no'",
        "'set': 0, 'enabled': 0 | .enabled' must be true or false and is 0",
        "'set': 0, 'head': '1' | .head' must be a whole number and is the text '1'",
        "'set': 0, 'head': 1.0 | .head' must be a whole number and is 1.0",
        "'set': 0, 'head': -1 | ': head counts from 0",
        "'set': 0, 'positions': 'first' | .positions': 'first' is not a position; write a number from 0",
        "'set': 0, 'positions': true | .positions' must be a position from 0, \"END\", \"all\", or a list of positions and is true",
        "'set': '0' | .set': '0' is not known here, only mean_over_positions, mean_per_position",
        "'set': 1e400 | .set' must be a number, \"mean_over_positions\" or \"mean_per_position\" and is 1e400",
        "'set': true | .set' must be a number, \"mean_over_positions\" or \"mean_per_position\" and is true",
        "'set': [0] | .set' must be a number, \"mean_over_positions\" or \"mean_per_position\" and is a list",
        "'scale': '2' | .scale' must be a number and is the text '2'",
        "'addUnembedding': 3.7 | .addUnembedding' must be a whole number and is 3.7",
        "'addUnembedding': -3 | ': addUnembedding counts from 0",
        "'addUnembedding': 3, 'strength': 'NaN' | .strength' must be a number and is the text 'NaN'",
        "'addDifference': false | .addDifference': addDifference can only be true or \"per_position\"",
        "'addDifference': 'perPosition' | .addDifference': 'perPosition' is not known here, only per_position",
        "'addDifference': 1 | .addDifference' must be true or \"per_position\" and is 1",
        "'addDifference': {} | .addDifference' must be true or \"per_position\" and is an object",
        "'freeze': 'other' | ': 'other' is not known here, only baseline",
        "'copyFrom': 'elsewhere' | ': 'elsewhere' is not known here, only other, reference",
        "'copyFrom': 'other', 'seed': 3 | ': seed goes only with \"copyFrom\": \"reference\"",
        "'copyFrom': 'reference', 'otherPositions': 3 | ': otherPositions goes only with \"copyFrom\": \"other\"",
        "'set': 0, 'strength': 2 | ': strength goes only with addUnembedding and addDifference",
        "'scale': 2, 'renormalise': true | ': renormalise goes only with cut",
        "'set': 0, 'scale': 2 | ': there must be exactly one of set, scale, copyFrom, cut, ",
        "'head': 1 | ': there must be exactly one of set, scale, copyFrom, cut, ",
    })
    void anInterventionIsReadStrictly(String action, String sentence) throws IOException {
        String text = "{'glasshead': 1, 'model': 'm', 'interventions': [{'site': 'blocks.0.attn.hook_pattern', " + action + "}]}";
        Path file = holding(text.replace('\'', '"'));
        BadInput told = assertThrows(BadInput.class, () -> SessionFile.read(file));
        assertTrue(told.getMessage().startsWith("The session '" + file + "' can't be used: 'interventions[0]" + sentence), told
                .getMessage());
        assertIsSentence(told);
    }

    /// What a sentence quotes of a file is short and on one line.
    @Test
    void longAndOddTextsAreQuotedShort() throws IOException {
        String odd = "\\u0000\\n" + "x".repeat(100_000);
        for (String field : List.of("\"" + odd + "\": 1", "\"interventions\": [{\"site\": \"" + odd + "\", \"set\": 0}]",
                "\"interventions\": [{\"site\": \"hook_embed\", \"set\": \"" + odd + "\"}]",
                "\"interventions\": [{\"site\": \"hook_embed\", \"set\": 0, \"positions\": \"" + odd + "\"}]",
                "\"options\": {\"bos\": \"" + odd + "\"}")) {
            BadInput told = assertThrows(BadInput.class, () -> SessionFile.read(holding("{\"glasshead\": 1, \"model\": \"m\", " + field
                    + "}")));
            assertIsSentence(told);
            assertTrue(told.getMessage().chars().noneMatch(Character::isISOControl), told.getMessage());
        }
    }

    @Test
    void positionsHaveSeveralForms() throws IOException {
        assertEquals(List.of(Positions.of(3), Positions.of(Positions.END), Positions.ALL, Positions.ALL, Positions.of(3, 5, Positions.END),
                Positions.of(3, Positions.END)), SessionFile.read(holding("{\"glasshead\": 1, \"model\": \"m\", \"interventions\": ["
                        + Stream.of("3", "\"END\"", "\"all\"", "[]", "\"3,5,END\"", "[3, \"END\"]").map(
                                positions -> "{\"site\": \"hook_embed\", \"set\": 0, \"positions\": " + positions + "}").collect(Collectors
                                        .joining(","))
                        + "]}")).interventions().stream().map(Intervention::positions).toList());
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
