package glasshead.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Action;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.MapKind;
import glasshead.experiment.Options;
import glasshead.experiment.Positions;
import glasshead.experiment.Prompt;
import glasshead.experiment.Site;
import glasshead.experiment.Subject;
import glasshead.experiment.Where;
import glasshead.experiment.view.AttentionLook;
import glasshead.experiment.view.AttentionPicture;
import glasshead.experiment.view.BarOrder;
import glasshead.experiment.view.Locks;
import glasshead.experiment.view.MapQuestion;
import glasshead.experiment.view.MapsLook;
import glasshead.experiment.view.Shown;
import glasshead.experiment.view.View;
import glasshead.experiment.view.Workspace;
import glasshead.experiment.view.Zoom;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionFileTest {

    private static final Path FILES = Path.of("src/test/resources/sessions");
    private static final Path VERSION_1 = FILES.resolve("version-1.glasshead");
    private static final Path VERSION_2 = FILES.resolve("version-2.glasshead");
    private static final Path VERSION_2_SET = FILES.resolve("version-2-set.glasshead");
    private static final Path VERSION_3 = FILES.resolve("version-3.glasshead");
    private static final Path VERSION_3_SET = FILES.resolve("version-3-set.glasshead");

    private static final Experiment ALL_KINDS = new Experiment("tiny-english",
            new Prompt.Text("When Mary and John went to the store, John gave a drink to"), new Prompt.Tokens(List.of(5, 17, 3)),
            new Contrast(List.of(" Mary"), List.of(" John", "#12"), 14),
            List.of(Intervention.zero(new Head(2, 4)),
                    new Intervention(Where.head(Site.PATTERN, new Head(1, 0)), Positions.of(3, Positions.END),
                            new Action.Cut(Positions.of(3), Positions.of(1, 2), true), false)),
            new Options(false, true, List.of("one", "two")));

    private static final View LOOKED_AT = View.FIRST.withWorkspace(Workspace.MAPS)
            .withLocks(new Locks(List.of(new Head(1, 3), new Head(2, 4)), 3, Locks.NONE))
            .withBars(BarOrder.LAYER)
            .withAttention(AttentionLook.USUAL.withPicture(AttentionPicture.ARCS).withZoom(new Zoom(15, 2.5, 0, 3)))
            .withMaps(MapsLook.USUAL.withQuestion(MapQuestion.RESIDUAL).withScattered(MapKind.MEAN_PER_POSITION));
    private static final Shown ALONE = new Shown(ALL_KINDS, LOOKED_AT);
    private static final Shown OF_SET = new Shown(ALL_KINDS.withSubject(new Subject.OfSet(new DataSet("names", List.of(
            new Example(new Prompt.Text("Then Mary gave it to"), new Prompt.Text("Then Lisa gave it to"), List.of(" John"),
                    List.of(" Mary"), new LinkedHashMap<>(Map.of("order", "ABBA"))),
            new Example(new Prompt.Tokens(List.of(5, 17)), Prompt.NONE, List.of("#3"), List.of()))), 1, 4)), View.FIRST);

    @TempDir
    private Path folder;

    @Test
    void aFileOfVersion1Opens() {
        assertEquals(Shown.first(ALL_KINDS), SessionFile.read(VERSION_1));
    }

    @Test
    void filesOfVersion2OpenAndMapsThatWereShownAreTheirWorkspace() {
        assertEquals(ALONE, SessionFile.read(VERSION_2));
        assertEquals(OF_SET, SessionFile.read(VERSION_2_SET));
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Path file = folder.resolve("deeper").resolve("s.glasshead");
        SessionFile.write(file, OF_SET);
        SessionFile.write(file, ALONE);
        assertEquals(ALONE, SessionFile.read(file));
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void everyCharacterOfThePromptIsKept() throws IOException {
        Shown odd = ALONE.with(ALL_KINDS.withPrompt(new Prompt.Text(" \t\u0000\"\\ \u2028 \uD83D\uDC69\u200D\uD83D\uDD2C e\u0301\n ")));
        Path file = folder.resolve("s.glasshead");
        SessionFile.write(file, odd);
        assertEquals(odd, SessionFile.read(file));
    }

    @Test
    void whateverIsWrittenIsRead() {
        for (int seed = 0; seed < 2000; seed++) {
            Shown shown = new RandomSessions(seed).next();
            assertEquals(shown, SessionFile.FORM.read(SessionFile.FORM.write(SessionForm.of(shown))).shown(), "seed " + seed);
        }
    }

    /// What version 3 has always been written as.
    @Test
    void theWrittenFormStaysAsItWas() throws IOException {
        Path file = folder.resolve("s.glasshead");
        SessionFile.write(file, ALONE);
        assertEquals(Files.readString(VERSION_3), Files.readString(file));
        SessionFile.write(file, OF_SET);
        assertEquals(Files.readString(VERSION_3_SET), Files.readString(file));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "'view': {'bars': 'largest'} | 'view.bars' must be one of size, layer and is the text 'largest'",
        "'view': {'bars': 'SIZE'} | 'view.bars' must be one of size, layer and is the text 'SIZE'",
        "'view': {'bars': 0} | 'view.bars' must be one of size, layer and is 0",
        "'view': {'colour': 'red'} | 'view' has no 'colour', only ",
        "'view': {'bars': null} | 'view.bars' is null, and what has no value is left out",
        "'view': [] | 'view' must be an object and is a list",
        "'view': {'maps': {'question': 'everything'}} | 'view.maps.question' must be one of heads, heads_variants, ",
        "'view': {'maps': {'scattered': 'one'}} | 'view.maps.scattered' must be one of zero, mean_over_positions, ",
        "'view': {'maps': {'shown': true}} | 'view.maps' has no 'shown', only ",
        "'view': {'workspace': 'kitchen'} | 'view.workspace' must be one of heads, lens, maps, circuit, ",
        "'view': {'maps': {'layer': -2}} | 'view.maps': a layer counts from 0, or is -1 for all",
        "'view': {'locks': {'heads': ['first']}} | 'view.locks.heads[0]': 'first' is not a head; write layer and head as in L3H2",
        "'view': {'locks': {'heads': [4]}} | 'view.locks.heads[0]' must be a head, as \"L3H2\" and is 4",
        "'view': {'locks': {'query': -3}} | 'view.locks': a locked token counts from 0, or is -1 for none",
        "'view': {'attention': {'zoom': {'factor': 0}}} | 'view.attention.zoom': what is zoomed into has rows, and a factor from 1",
        "'view': {'attention': {'zoom': {'left': 1e400}}} | 'view.attention.zoom.left' must be a number and is 1e400",
        "'set': {'name': 'a', 'examples': []} | 'set': The set has no rows; add some, or choose another set",
        "'set': {'name': 'a', 'examples': [{'clean': 'b'}], 'shown': 1} | 'set': There is no row 1 in a set of 1; rows count from 0",
        "'set': {'name': 'a', 'examples': [{'clean': 'b'}], 'shown': -1} | 'set': There is no row -1 in a set of 1; rows count from 0",
        "'set': {'name': 'a', 'examples': [{'clean': 'b'}], 'shown': 1.0} | 'set.shown' must be a whole number and is 1.0",
        "'set': {'name': 'a', 'examples': [{'clean': 'b'}], 'position': -1} | 'set': the position counts from 0, and is left out for the",
        "'set': {'examples': [{'clean': 'b'}]} | 'set.name' is missing",
        "'set': {'name': 'a', 'examples': [{'clean': 'b'}, {}]} | 'set.examples[1].clean' is missing",
        "'set': {'name': 'a', 'examples': [{'clean': 'b', 'answer': ' c'}]} | 'set.examples[0]' has no 'answer', only clean, corrupted, ",
        "'set': {'name': 'a', 'examples': [{'clean': 3}]} | 'set.examples[0].clean' must be text or a list of token ids and is 3",
        "'set': {'name': 'a', 'examples': [{'clean': 'b', 'columns': {'c': 1}}]} | 'set.examples[0].columns.c' must be text and is 1",
        "'set': {'name': 'a', 'examples': [{'clean': 'b'}]}, 'prompt': 'c' | a set brings its own prompts",
    })
    void viewAndSetAreReadStrictly(String fields, String sentence) throws IOException {
        Path file = holding(("{'glasshead': 3, 'model': 'm', " + fields + "}").replace('\'', '"'));
        BadInput told = assertThrows(BadInput.class, () -> SessionFile.read(file));
        assertTrue(told.getMessage().startsWith("The session '" + file + "' can't be used: " + sentence), told.getMessage());
        assertIsSentence(told);
    }

    /// As every choice in a view.
    @Test
    void choicesAreWordsAndNotTheNamesOfConstants() {
        assertWords(View.class);
    }

    private static void assertWords(Class<?> look) {
        for (RecordComponent component : look.getRecordComponents()) {
            Class<?> type = component.getType();
            if (type.isRecord()) {
                assertWords(type);
            }
            for (Object choice : type.isEnum() ? type.getEnumConstants() : new Object[0]) {
                assertNotEquals(((Enum<?>) choice).name(), Json.tree(choice).asText(), component + " of " + look);
            }
        }
    }

    @Test
    void aSetOfTooManyRowsIsRefusedWhenReadAndWhenWritten() throws IOException {
        String rows = "{\"clean\":\"\"},".repeat(1_000_000);
        Path file = holding("{\"glasshead\": 3, \"model\": \"m\", \"set\": {\"name\": \"\", \"examples\": [" + rows.substring(0, rows
                .length() - 1) + "]}}");
        BadInput told = assertThrows(BadInput.class, () -> SessionFile.read(file));
        assertTrue(told.getMessage().contains("examples has 1000000 entries and may have 100000"), told.getMessage());
        assertIsSentence(told);
        DataSet many = new DataSet("many", Collections.nCopies(1_000_000, OF_SET.experiment().set().examples().getFirst()));
        Shown shown = OF_SET.with(OF_SET.experiment().withSubject(Subject.OfSet.first(many)));
        assertThrows(BadInput.class, () -> SessionFile.write(file, shown));
    }

    @Test
    void aSetThatIsTooLargeToBeReadAgainIsNotWritten() throws IOException {
        Example large = new Example(new Prompt.Text("word ".repeat(20_000)), Prompt.NONE, List.of(), List.of());
        Path file = folder.resolve("large.glasshead");
        Shown shown = OF_SET.with(OF_SET.experiment().withSubject(Subject.OfSet.first(new DataSet("large", Collections.nCopies(700,
                large)))));
        assertEquals("The session '" + file + "' can't be written: it would be larger than 67108864 bytes; leave something out.",
                assertThrows(BadInput.class, () -> SessionFile.write(file, shown)).getMessage());
        assertTrue(Files.notExists(file));
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
                        + "]}")).experiment().interventions().stream().map(Intervention::positions).toList());
    }

    @Test
    void whatIsMissingHasItsUsualValue() throws IOException {
        Shown usual = Shown.first(new Experiment("m", Prompt.NONE, Prompt.NONE, new Contrast(List.of(), List.of(), Contrast.LAST), List
                .of(), Options.DEFAULT));
        for (int version : List.of(1, 2, 3)) {
            assertEquals(usual, SessionFile.read(holding("{\"glasshead\": " + version + ", \"model\": \"m\"}")));
        }
        assertEquals(usual.with(View.FIRST.withBars(BarOrder.LAYER)), SessionFile.read(holding(
                "{\"glasshead\": 3, \"model\": \"m\", \"view\": {\"maps\": {}, \"bars\": \"layer\"}}")));
    }

    @Test
    void aNewerVersionSaysSo() throws IOException {
        Path file = holding("{\"glasshead\": 4, \"model\": \"m\", \"whatever\": null}");
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
        assertIsSentence(assertThrows(BadInput.class, () -> SessionFile.read(holding(" ".repeat((64 << 20) + 1)))));
        assertIsSentence(assertThrows(BadInput.class, () -> SessionFile.read(holding("[".repeat(100_000)))));
        String lines = "{\"site\": \"blocks.0.attn.hook_z\", \"set\": 0},".repeat(1001);
        assertIsSentence(assertThrows(BadInput.class, () -> SessionFile.read(
                holding("{\"glasshead\": 1, \"model\": \"m\", \"interventions\": [" + lines.substring(0, lines.length() - 1) + "]}"))));
    }

    /// Any damage ends in a session or in a sentence.
    @Test
    void damagedFilesNeverFailOtherwise() throws IOException {
        for (Path file : List.of(VERSION_1, VERSION_2, VERSION_2_SET, VERSION_3, VERSION_3_SET)) {
            damage(Files.readAllBytes(file), 1500);
        }
    }

    private void damage(byte[] whole, int rounds) throws IOException {
        Random random = new Random(7);
        byte[] pieces = "{}[]\",:-0189eE.\\u\u0000 truefalsenull\n".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < rounds; round++) {
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
