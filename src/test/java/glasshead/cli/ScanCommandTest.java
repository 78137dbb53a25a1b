package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What makes parts fire, against values computed elsewhere, and on corpora that are not as they should be.
class ScanCommandTest {

    private static final Path REFERENCE = Path.of("src/test/resources/reference/explore");
    private static final String WORKERS = "glasshead.workers";
    private static final double TIE = 1e-5;

    @TempDir
    private Path folder;

    @AfterEach
    void usualWorkers() {
        System.clearProperty(WORKERS);
    }

    private static JsonNode scan(Path corpus, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("scan", corpus.toString(), "--json", "-"));
        arguments.addAll(List.of(more));
        return Said.by(arguments.toArray(String[]::new)).json();
    }

    private Path corpus(String name, String text) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3"})
    void agreesWithTheReference(String workers) throws IOException {
        System.setProperty(WORKERS, workers);
        JsonNode expected = new ObjectMapper().readTree(REFERENCE.resolve("strongest-tiny-english.json").toFile());
        JsonNode got = scan(REFERENCE.resolve("corpus.txt"));
        assertTrue(expected.get("neurons").size() > 3 && expected.get("heads").size() > 3);
        for (Map.Entry<String, JsonNode> neuron : expected.get("neurons").properties()) {
            JsonNode found = got.get("neurons").get(neuron.getKey().replace(" neuron ", "N"));
            agree(neuron.getKey(), neuron.getValue().get("top"), found.get("top"), "position");
            assertEquals(neuron.getValue().get("mean").asDouble(), found.get("mean").asDouble(), 1e-4);
            assertEquals(neuron.getValue().get("meanOfSquares").asDouble(), found.get("meanOfSquares").asDouble(), 1e-4);
            assertEquals(neuron.getValue().get("tokens"), found.get("tokens"));
        }
        expected.get("heads").properties().forEach(head -> agree(head.getKey(), head.getValue(), got.get("heads").get(head.getKey()),
                "query",
                "key"));
    }

    /// Equal places, but for values that are ties; those may also be others in the last places.
    private static void agree(String part, JsonNode expected, JsonNode got, String... places) {
        assertEquals(expected.size(), got.size(), part);
        Map<Integer, JsonNode> byText = new HashMap<>();
        got.forEach(each -> byText.put(each.get("text").asInt(), each));
        double last = expected.get(expected.size() - 1).get("value").asDouble();
        for (int i = 0; i < expected.size(); i++) {
            double value = expected.get(i).get("value").asDouble();
            assertEquals(value, got.get(i).get("value").asDouble(), 1e-4, part);
            JsonNode same = byText.get(expected.get(i).get("text").asInt());
            if (value > last + TIE) {
                for (String place : places) {
                    assertEquals(expected.get(i).get(place), same.get(place), part);
                }
            }
        }
    }

    @Test
    void tellsTheTokensThatNeuronsRaiseAndLower() throws IOException {
        JsonNode expected = new ObjectMapper().readTree(REFERENCE.resolve("next-tokens-tiny-english.json").toFile());
        JsonNode got = scan(REFERENCE.resolve("corpus.txt"), "--neurons", "L0N5,L2N321,L3N7").get("neurons");
        assertEquals(3, expected.size());
        for (Map.Entry<String, JsonNode> neuron : expected.properties()) {
            for (String which : List.of("raised", "lowered")) {
                JsonNode tokens = got.get(neuron.getKey()).get("nextTokens").get(which);
                assertEquals(10, tokens.size());
                for (int i = 0; i < 10; i++) {
                    JsonNode one = neuron.getValue().get(which).get(i);
                    assertEquals(one.get("id"), tokens.get(i).get("id"), neuron.getKey());
                    assertEquals(one.get("logit").asDouble(), tokens.get(i).get("logit").asDouble(), 1e-4);
                }
            }
        }
    }

    /// To the last bit, whoever ran which text.
    @Test
    void numbersDoNotDependOnTheNumberOfWorkers() throws IOException {
        System.setProperty(WORKERS, "1");
        JsonNode alone = scan(REFERENCE.resolve("corpus.txt"));
        System.setProperty(WORKERS, "3");
        assertEquals(alone, scan(REFERENCE.resolve("corpus.txt")));
    }

    @Test
    void readsWhatIsCompressedAndJsonLines() throws IOException {
        String text = Files.readString(REFERENCE.resolve("corpus.txt")).lines().limit(20).reduce("", (all, line) -> all + line + "\n");
        JsonNode plain = scan(corpus("a.txt", text), "--heads", "L0H0,L3H5");
        Path zipped = folder.resolve("a.txt.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(plain, scan(zipped, "--heads", "L0H0,L3H5"));
        assertEquals(plain, scan(REFERENCE.resolve("corpus-first-20.txt.zst"), "--heads", "L0H0,L3H5"));
        StringBuilder lines = new StringBuilder();
        for (String line : text.split("\n")) {
            lines.append(new ObjectMapper().createObjectNode().put("id", 3).put("text", line)).append("\r\n");
        }
        assertEquals(plain, scan(corpus("b.jsonl", lines.toString()), "--heads", "L0H0,L3H5"));
    }

    @Test
    void linesThatAreNoTextsAreCountedAndTheOthersRead() throws IOException {
        Path corpus = folder.resolve("bad.txt");
        try (var out = Files.newOutputStream(corpus)) {
            out.write("\nWhen Mark\n\n".getBytes(StandardCharsets.UTF_8));
            out.write(new byte[] {'T', 'h', 'e', ' ', (byte) 0xc3, '\n', 'T', 0, 'e', '\n'});
            out.write("\r\nThe war lasted".getBytes(StandardCharsets.UTF_8));
        }
        JsonNode got = scan(corpus, "--neurons", "L3N7");
        JsonNode counts = got.get("corpus");
        assertEquals(7, counts.get("texts").asInt());
        assertEquals(3, counts.get("empty").asInt());
        assertEquals(1, counts.get("brokenUtf8OrJson").asInt());
        assertEquals(1, counts.get("withNul").asInt());
        List<Integer> texts = new ArrayList<>();
        got.get("neurons").get("L3N7").get("top").forEach(each -> texts.add(each.get("text").asInt()));
        assertEquals(List.of(1, 6), texts.stream().sorted().toList());
    }

    @Test
    void equalTextsAreTiesThatTheEarlierOneWins() throws IOException {
        JsonNode got = scan(corpus("same.txt", "The capital of Italy is Rome.\n".repeat(1000)), "--neurons", "L1N100", "--heads", "L1H1");
        assertEquals(1000, got.get("corpus").get("texts").asInt());
        List<Integer> expected = List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        List<Integer> neuron = new ArrayList<>();
        got.get("neurons").get("L1N100").get("top").forEach(each -> neuron.add(each.get("text").asInt()));
        List<Integer> head = new ArrayList<>();
        got.get("heads").get("L1H1").forEach(each -> head.add(each.get("text").asInt()));
        // Equal rows of batches of different sizes can differ in the last bits; of one batch they don't.
        assertEquals(expected.size(), neuron.size());
        assertEquals(expected.size(), head.size());
        assertEquals(neuron.stream().sorted().toList(), neuron);
    }

    @Test
    void ofTextsThatAreAlikeOneIsKeptWhereThatIsAskedFor() throws IOException {
        String alike = "The capital of Italy is Rome.\n".repeat(500);
        Path corpus = corpus("alike.txt", alike + "The war lasted from the year 1710 to the year 1760.\n" + alike);
        JsonNode got = scan(corpus, "--neurons", "L1N100", "--heads", "L1H1", "--merge-near-duplicates");
        for (JsonNode top : List.of(got.get("neurons").get("L1N100").get("top"), got.get("heads").get("L1H1"))) {
            assertEquals(2, top.size());
            assertEquals(List.of(0, 500), Stream.of(top.get(0), top.get(1)).map(each -> each.get("text").asInt()).sorted().toList());
        }
    }

    @Test
    void oneLineIsEnough() throws IOException {
        JsonNode got = scan(corpus("one.txt", "The war lasted"), "--neurons", "L0N5");
        assertEquals(3, got.get("corpus").get("tokens").asInt());
        assertEquals(1, got.get("neurons").get("L0N5").get("top").size());
    }

    @Test
    void aLongLineIsReadInWindowsAndEachTokenCountsOnce() throws IOException {
        String line = "When Mark and Sarah went to the house, Sarah gave a drink to Mark. ".repeat(30).strip();
        JsonNode got = scan(corpus("long.txt", "\n" + line + "\n"), "--neurons", "L0N5", "--heads", "L0H1");
        JsonNode counts = got.get("corpus");
        assertEquals(1, counts.get("readInWindows").asInt());
        assertTrue(counts.get("windows").asInt() > 5);
        assertEquals(counts.get("tokens"), got.get("neurons").get("L0N5").get("tokens"));
        assertEquals(1, got.get("neurons").get("L0N5").get("top").size());
        JsonNode edge = got.get("heads").get("L0H1").get(0);
        assertTrue(edge.get("query").asInt() - edge.get("key").asInt() < 96);
    }

    @Test
    void theSameSeedDrawsTheSameExamplesAndAnotherOneOthers() throws IOException {
        Path corpus = REFERENCE.resolve("corpus.txt");
        JsonNode drawn = scan(corpus, "--neurons", "L0N5", "--seed", "7").get("neurons").get("L0N5").get("buckets");
        assertEquals(5, drawn.size());
        assertEquals(drawn, scan(corpus, "--neurons", "L0N5", "--seed", "7").get("neurons").get("L0N5").get("buckets"));
        assertTrue(!drawn.equals(scan(corpus, "--neurons", "L0N5", "--seed", "8").get("neurons").get("L0N5").get("buckets")));
    }

    @Test
    void whatCannotBeScannedIsRefusedInASentence() throws IOException {
        Path corpus = corpus("a.txt", "The war lasted\n");
        for (List<String> wrong : List.of(List.of(folder.resolve("none").toString()), List.of(corpus.toString(), "--neurons", "L9N7"), List
                .of(corpus.toString(), "--heads", "L0H9"), List.of(corpus.toString(), "--heads", "L0X1"), List.of(corpus.toString(),
                        "--top",
                        "0"), List.of(corpus("b.txt", "\n\n").toString()), List.of(folder.resolve("b").resolve("c").toString()),
                List.of(corpus
                        .toString(), "--model", "attn-only-2l", "--neurons", "all"))) {
            List<String> arguments = new ArrayList<>(List.of("scan"));
            arguments.addAll(wrong);
            Said said = Said.by(arguments.toArray(String[]::new));
            assertEquals(Cli.BAD_INPUT, said.status(), wrong.toString());
            assertEquals(1, said.err().strip().lines().count(), said.err());
        }
    }
}
