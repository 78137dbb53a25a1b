package glasshead.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.experiment.BadInput;
import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import glasshead.experiment.Prompt;
import glasshead.experiment.Texts;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Data sets in files of every form, and those that templates make.
class DataSetsTest {

    private static final DataSet SET = new DataSet("mixed", List.of(
            new Example(new Prompt.Text("He said \"no,\"\nthen"), new Prompt.Text(" She"), List.of(" it", " he"), List.of(" she"), columns(
                    "a", " x ", "b", "")),
            new Example(new Prompt.Text("Plain"), Prompt.NONE, List.of(" yes"), List.of(), columns("a", "é", "b", "1,5"))));

    @TempDir
    private Path folder;

    private static LinkedHashMap<String, String> columns(String... pairs) {
        LinkedHashMap<String, String> columns = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            columns.put(pairs[i], pairs[i + 1]);
        }
        return columns;
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mixed.csv", "mixed.json"})
    void whatIsOursComesBackWhole(String name) {
        DataSets.write(SET, folder.resolve(name));
        assertEquals(SET, DataSets.read(folder.resolve(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mixed.autocircuit.json", "mixed.jsonl"})
    void othersKeepWhatTheyCanHold(String name) {
        DataSets.write(SET, folder.resolve(name));
        DataSet back = DataSets.read(folder.resolve(name));
        assertEquals(SET.examples().stream().map(Example::prompt).toList(), back.examples().stream().map(Example::prompt).toList());
        assertEquals(SET.examples().stream().map(Example::other).toList(), back.examples().stream().map(Example::other).toList());
        assertEquals(SET.examples().stream().map(example -> example.answers().getFirst()).toList(),
                back.examples().stream().map(example -> example.answers().getFirst()).toList());
    }

    /// The forms as their authors write them.
    @Test
    void filesOfOthersAreRead() throws IOException {
        DataSet eapIg = DataSets.read(file("eap.csv", ",clean,corrupted,country_idx,correct_idx,incorrect_idx\n0,Then,When,7,1436,911\n"));
        assertEquals(List.of("#1436"), eapIg.examples().getFirst().answers());
        assertEquals(List.of("#911"), eapIg.examples().getFirst().distractors());
        DataSet auto = DataSets.read(file("docstring.json",
                "{\"word_idxs\":{\"a\":1},\"prompts\":[{\"clean\":\"x\",\"corrupt\":\"y\",\"answers\":[\" a\"],"
                        + "\"wrong_answers\":[\" b\",\" c\"]}]}"));
        assertEquals(List.of(" b", " c"), auto.examples().getFirst().distractors());
        DataSet features = DataSets.read(file("rc.jsonl",
                "{\"clean_prefix\":\"The boys\",\"patch_prefix\":\"The boy\",\"clean_answer\":\" are\","
                        + "\"patch_answer\":\" is\",\"case\":\"plural\"}\n\n"));
        assertEquals(new Example(new Prompt.Text("The boys"), new Prompt.Text("The boy"), List.of(" are"), List.of(" is")), features
                .examples().getFirst());
    }

    /// A row of `mib-bench/ioi` as its data set card describes it.
    @Test
    void rowsOfMibAreReadAndComeBack() throws IOException {
        String row = "{\"template\":\"As {name_A} and {name_B} left the {place}, {name_C} gave a {object} to\",\"metadata\":{"
                + "\"indirect_object\":\"Mary\",\"subject\":\"John\",\"object\":\"ring\",\"place\":\"zoo\",\"random_a\":\"Ann\"},"
                + "\"prompt\":\"As Mary and John left the zoo, John gave a ring to\",\"choices\":[\"John\",\"Mary\"],\"answerKey\":1,"
                + "\"abc_counterfactual\":{\"prompt\":\"As Ann and Bob left\",\"choices\":[\"Ann\",\"Bob\"],\"answerKey\":0},"
                + "\"s2_io_flip_counterfactual\":{\"prompt\":\"As Mary and John left the zoo, Mary gave a ring to\","
                + "\"choices\":[\"John\",\"Mary\"],\"answerKey\":0}}";
        DataSet lines = DataSets.read(file("ioi.jsonl", row + "\n" + row + "\n"));
        Example example = lines.examples().getLast();
        assertEquals(new Example(new Prompt.Text("As Mary and John left the zoo, John gave a ring to"), new Prompt.Text(
                "As Mary and John left the zoo, Mary gave a ring to"), List.of(" Mary"), List.of(" John"), columns("indirect_object",
                        "Mary",
                        "subject", "John", "object", "ring", "place", "zoo", "random_a", "Ann", "template",
                        "As {name_A} and {name_B} left the {place}, {name_C} gave a {object} to", "counterfactual", "s2_io_flip")),
                example);
        assertEquals(lines.examples(), DataSets.read(file("ioi.json", "[" + row + "," + row + "]")).examples());
        DataSets.write(lines, folder.resolve("back.mib.jsonl"));
        assertEquals(lines.examples(), DataSets.read(folder.resolve("back.mib.jsonl")).examples());
        BadInput wrong = assertThrows(BadInput.class, () -> DataSets.read(file("wrong.jsonl", row.replace("\"answerKey\":1",
                "\"answerKey\":7"))));
        assertTrue(wrong.getMessage().contains("'answerKey' is 7 and there are 2 choices"), wrong.getMessage());
        DataSet spaceless = lines.mapped(each -> each.withTokens(List.of("Mary"), List.of()));
        BadInput refused = assertThrows(BadInput.class, () -> DataSets.write(spaceless, folder.resolve("spaceless.mib.jsonl")));
        assertTrue(refused.getMessage().contains("words that follow a space"), refused.getMessage());
    }

    @Test
    void byteOrderMarksAndLineEndsOfWindowsAreNoPartOfTheText() throws IOException {
        Path file = Files.write(folder.resolve("marked.csv"), "\uFEFFprompt,answer\r\nWhen, Mary\r\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(new Example(new Prompt.Text("When"), Prompt.NONE, List.of(" Mary"), List.of()), DataSets.read(file).examples()
                .getFirst());
    }

    @Test
    void quotesAndLineBreaksInsideCellsAreText() throws IOException {
        DataSet set = DataSets.read(file("quoted.csv", "clean,answer,note\r\n\"She said \"\"no\"\",\r\nthen\", yes,\"a, b\"\r\n"));
        assertEquals(List.of(new Example(new Prompt.Text("She said \"no\",\r\nthen"), Prompt.NONE, List.of(" yes"), List.of(), columns(
                "note", "a, b"))), set.examples());
    }

    @Test
    void whatIsNoTextIsRefusedInOneSentence() throws IOException {
        byte[] latin = "clean,answer\nOl\u00e9, yes\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] zeros = "clean,answer\n\0When, yes\n".getBytes(StandardCharsets.UTF_8);
        for (String name : List.of("latin.csv", "latin.jsonl", "latin.json")) {
            for (byte[] content : List.of(latin, zeros)) {
                Path file = Files.write(folder.resolve(name), content);
                BadInput refused = assertThrows(BadInput.class, () -> DataSets.read(file));
                assertTrue(refused.getMessage().contains("can't be read as UTF-8 text"), name + ": " + refused.getMessage());
            }
        }
    }

    @Test
    void moreRowsThanASetMayHaveAreRefusedBeforeAllAreRead() throws IOException {
        Path csv = file("many.csv", "clean,answer\n" + "When, Mary\n".repeat(DataSets.MOST_ROWS + 1) + "\"never read");
        assertTrue(assertThrows(BadInput.class, () -> DataSets.read(csv)).getMessage().endsWith(
                "it has more than 100,000 rows; split it."));
        assertEquals(DataSets.MOST_ROWS, DataSets.read(file("most.csv", "clean,answer\n" + "When, Mary\n".repeat(DataSets.MOST_ROWS)))
                .size());
        Path cell = file("long.csv", "clean,answer\nWhen, Mary\n" + "x".repeat(DataSets.LONGEST_CELL + 1) + ", Mary\n");
        assertTrue(assertThrows(BadInput.class, () -> DataSets.read(cell)).getMessage().endsWith(
                "Line 3 of the set has a cell of more than 100,000 characters; shorten it."));
        Path lines = file("many.jsonl", "{\"clean_prefix\":\"When\"}\n".repeat(DataSets.MOST_ROWS + 1) + "no JSON");
        assertTrue(assertThrows(BadInput.class, () -> DataSets.read(lines)).getMessage().endsWith(
                "it has more than 100,000 rows; split it."));
    }

    /// 200 MB that are read line by line, and a file that is too large, of which nothing is read.
    @Test
    void largeFilesAreReadAndLargerOnesRefused() throws IOException {
        Path csv = folder.resolve("large.csv");
        String note = "x".repeat(2080);
        try (BufferedWriter out = Files.newBufferedWriter(csv)) {
            out.write("clean,answer,row,note\n");
            for (int row = 0; row < DataSets.MOST_ROWS; row++) {
                out.write("When, Mary," + row + "," + note + "\n");
            }
        }
        assertTrue(Files.size(csv) > 200 << 20, () -> csv + " is too small");
        DataSet set = DataSets.read(csv);
        assertEquals(DataSets.MOST_ROWS, set.size());
        assertEquals("99999", set.examples().getLast().column("row"));
        assertEquals(note, set.examples().getLast().column("note"));
        Path larger = folder.resolve("larger.csv");
        try (RandomAccessFile holes = new RandomAccessFile(larger.toFile(), "rw")) {
            holes.setLength(DataSets.LARGEST + 1);
        }
        assertTrue(assertThrows(BadInput.class, () -> DataSets.read(larger)).getMessage().endsWith("it is larger than 256 MB; split it."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a.csv | '' | has no header", "a.csv | 'x,y' | no column 'clean'", "a.csv | 'clean,place,place' | two columns 'place'",
        "a.csv | 'clean,answer\nWhen' | has 1 cells and the header 2", "a.csv | 'clean,correct_idx\nWhen,Mary' | is no token id",
        "a.txt | 'clean' | must end in .csv", "a.json | '{\"name\":\"x\"}' | examples", "a.jsonl | '{\"prefix\":\"x\"}' | clean_prefix"})
    void whatIsNoSetIsRefused(String name, String text, String sentence) throws IOException {
        Path file = file(name, text);
        BadInput refused = assertThrows(BadInput.class, () -> DataSets.read(file));
        assertTrue(refused.getMessage().contains(sentence), refused.getMessage());
    }

    @Test
    void shippedSetsAreThoseInTheFolder() throws IOException {
        assertEquals(DataSets.SHIPPED.stream().sorted().toList(), Stream.concat(shipped(".json").stream(), shipped(".csv").stream())
                .sorted()
                .toList());
        DataSets.SHIPPED.forEach(name -> assertTrue(DataSets.about(name).endsWith("."), name));
    }

    private static List<String> shipped(String ending) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("assets/sets"))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(ending)).map(name -> name.substring(0, name
                    .length() - ending.length())).toList();
        }
    }

    @Test
    void rowsThatAreWrittenOutAreTheSameForEveryModelAndNoTemplate() throws IOException {
        for (String name : shipped(".csv")) {
            DataSet set = DataSets.named(name, _ -> false);
            assertTrue(set.size() >= 20, name);
            assertTrue(set.examples().stream().allMatch(example -> !example.answers().isEmpty() && !example.distractors().isEmpty()), name);
            BadInput refused = assertThrows(BadInput.class, () -> DataSets.template(name));
            assertTrue(refused.getMessage().contains("are written out"), refused.getMessage());
        }
    }

    @Test
    void sumsAndSortedLettersAreRight() {
        for (Example example : DataSets.named("modular-addition", _ -> true).examples()) {
            int sum = (Integer.parseInt(example.column("a")) + Integer.parseInt(example.column("b"))) % 113;
            assertEquals(List.of(String.valueOf(sum)), example.answers());
            assertEquals(example.column("a") + " " + example.column("b") + " =", example.prompt().written());
        }
        for (Example example : DataSets.named("sorting", _ -> true).examples()) {
            String sorted = example.column("letters").chars().sorted().mapToObj(Character::toString).collect(Collectors.joining());
            assertEquals(sorted, example.column("sorted"));
            assertEquals(example.column("letters") + sorted.substring(0, 3), example.prompt().written());
            assertEquals(List.of(sorted.substring(3, 4)), example.answers());
        }
    }

    /// GPT-2 itself does not ship; its vocabulary says what is one token.
    @ParameterizedTest
    @ValueSource(strings = {"greater-than", "docstring"})
    void everyWordIsOneTokenOfGpt2(String name) throws IOException {
        JsonNode vocabulary = new ObjectMapper().readTree(Path.of("src/test/resources/gpt2-tokenizer/encoder.json").toFile());
        SetTemplate template = DataSets.template(name);
        template.words().forEach((list, words) -> words.forEach(word -> assertTrue(vocabulary.has(list.equals("year") ? word : "\u0120"
                + word), word)));
    }

    @Test
    void laterYearsAreTheAnswers() {
        DataSet set = DataSets.template("greater-than").make("years", 50, 1, _ -> true);
        for (Example example : set.examples()) {
            int year = Integer.parseInt(example.column("year"));
            assertEquals(IntStream.rangeClosed(year + 1, 99).mapToObj(each -> Texts.format("%02d", each)).toList(), example.answers());
            assertEquals(IntStream.rangeClosed(0, year).mapToObj(each -> Texts.format("%02d", each)).toList(), example.distractors());
            assertTrue(example.prompt().written().endsWith("lasted from the year 17" + example.column("year") + " to the year 17"));
        }
        assertTrue(set.examples().stream().anyMatch(example -> example.answers().contains("99")));
    }

    @Test
    void aSeedMakesTheSameRowsAndNoPromptTwice() throws IOException {
        for (String name : shipped(".json")) {
            DataSet one = DataSets.template(name).make(name, 20, 3, _ -> true);
            assertEquals(one, DataSets.template(name).make(name, 20, 3, _ -> true), name);
            assertNotEquals(one, DataSets.template(name).make(name, 20, 4, _ -> true), name);
            assertEquals(one.size(), one.examples().stream().map(Example::prompt).distinct().count(), name);
            for (Example example : one.examples()) {
                assertTrue(Stream.of(example.prompt().written(), example.other().written(), example.answers().getFirst())
                        .noneMatch(text -> text.contains("{") || text.isEmpty()), name + ": " + example);
                assertNotEquals(example.answers(), example.distractors(), name);
            }
        }
    }

    @Test
    void wordsThatAreNotOneTokenAreLeftOut() {
        DataSet few = DataSets.template("capitals").make("few", 100, 1, Map.of(" France", 1, " Paris", 1, " Italy", 1, " Rome",
                1)::containsKey);
        assertEquals(2, few.size(), "each of the two once");
        BadInput refused = assertThrows(BadInput.class, () -> DataSets.template("capitals").make("none", 10, 1, " France"::equals));
        assertTrue(refused.getMessage().startsWith("Of the words 'country' only 0 are one token"), refused.getMessage());
    }
}
