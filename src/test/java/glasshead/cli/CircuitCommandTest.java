package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.engine.TinyEnglish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `edges`, `paths` and `circuit` print; that the numbers are right is the engine's test.
class CircuitCommandTest {

    private static final String SET = "src/test/resources/reference/circuits/attn-only-2l/ioi.csv";
    private static final String[] ON = {"--set", SET, "--model", "attn-only-2l", "--json", "-"};

    @TempDir
    private Path folder;

    private static Said by(String... arguments) {
        return Said.by(Stream.of(arguments, ON).flatMap(Stream::of).toArray(String[]::new));
    }

    /// As it is read in a terminal.
    private static Said printed(String... arguments) {
        Said said = Said.by(Stream.of(arguments, Arrays.copyOf(ON, 4)).flatMap(Stream::of).toArray(String[]::new));
        assertEquals(0, said.status(), said.err());
        return said;
    }

    @Test
    void whatIsFoundIsEvaluatedInEveryForm() throws IOException {
        Path ours = folder.resolve("found.json");
        Path theirs = folder.resolve("found.eap.json");
        JsonNode found = by("circuit", "find", "eap-ig", "--from-one", "--edges", "10", "--out", ours.toString()).json();
        assertEquals(10, found.get("kept").size());
        assertEquals(5.705818, found.get("logitDifference").asDouble(), 1e-3);
        assertEquals(.652912, found.get("faithfulness").asDouble(), 1e-3);
        assertEquals(24, found.get("perPrompt").size());
        assertTrue(found.get("kl").asDouble() > 0);
        JsonNode again = by("circuit", "evaluate", ours.toString(), "--out", theirs.toString()).json();
        assertEquals(found.get("logitDifference"), again.get("logitDifference"));
        assertEquals(found.get("kept"), by("circuit", "evaluate", theirs.toString()).json().get("kept"));
    }

    @Test
    void circuitsAreComparedTakenApartAndDrawnAgain() throws IOException {
        Path ten = folder.resolve("ten.json");
        Path twenty = folder.resolve("twenty.json");
        JsonNode found = by("circuit", "find", "exact", "--edges", "20", "--stability", "50", "--out", twenty.toString()).json();
        double jaccard = found.get("stability").get("jaccard").asDouble();
        assertTrue(jaccard > .5 && jaccard <= 1, found.get("stability").toString());
        by("circuit", "find", "exact", "--edges", "10", "--out", ten.toString());
        JsonNode compared = by("circuit", "evaluate", ten.toString(), "--with", twenty.toString(), "--minimality").json();
        assertEquals(.5, compared.get("with").get("jaccard").asDouble());
        assertEquals(10, compared.get("with").get("onlyThere").size());
        assertEquals(found.get("faithfulness").asDouble(), compared.get("with").get("union").get("faithfulness").asDouble(), 1e-6);
        assertEquals(10, compared.get("minimality").size());
        assertTrue(compared.get("minimality").get("L1H5->logits").asDouble() > .3);
    }

    @Test
    void approximateScoresHaveExactOnesBeside() throws IOException {
        JsonNode found = by("edges", "eap-ig", "--check").json();
        // numpy on the reference's scores
        assertEquals(.8259, found.get("r").asDouble(), 1e-3);
        assertEquals(.597, found.get("rankCorrelation").asDouble(), .01);
        assertEquals(found.get("scores").size(), found.get("exact").size());
    }

    @Test
    void headsNameTheirZero() throws IOException {
        Path heads = folder.resolve("heads.json");
        Files.writeString(heads, "{\"heads\": [\"L1H1\", \"L1H5\"]}");
        JsonNode found = by("circuit", "evaluate", heads.toString()).json();
        assertEquals(-.280824, found.get("logitDifference").asDouble(), 1e-4);
        assertEquals(-.356067, found.get("none").asDouble(), 1e-4);
        assertTrue(found.get("noneIs").asText().startsWith("no head kept"));
    }

    @Test
    void scoresAndPathsAreNamed() throws IOException {
        JsonNode edges = by("edges", "eap", "--metric", "answerLogProbability").json();
        assertEquals(157, edges.get("scores").size());
        assertTrue(edges.get("approximate").asBoolean());
        JsonNode paths = by("paths", "--to", "L1H5.k").json();
        assertEquals(-8.360356, paths.get("scores").get("L0H0").asDouble(), 1e-3);
        assertEquals(6, paths.get("scores").size());
        JsonNode chain = by("paths", "--via", "L1H5.k", "--to", "logits", "--frozen-norm").json();
        assertEquals("frozen_norm", chain.get("mode").asText());
        assertEquals("L1H5.k", chain.get("via").asText());
    }

    @Test
    void nodesHaveExactScoresBeside() throws IOException {
        JsonNode signed = by("nodes", "atp-star", "--check").json();
        // numpy on the reference's scores
        assertEquals(0.9268, signed.get("r").asDouble(), 1e-3);
        assertEquals(49, signed.get("scores").size());
        assertEquals(signed.get("exact").get("L1H5").asDouble(), by("nodes", "exact").json().get("scores").get("L1H5").asDouble(), 1e-9);
        JsonNode sizes = by("nodes", "grad-drop").json();
        assertEquals(false, sizes.get("signed").asBoolean());
        assertTrue(sizes.get("scores").get("L1H5.k").asDouble() > 0);
    }

    @Test
    void aCircuitIsTestedAsInTheWindow() throws IOException {
        Path twenty = folder.resolve("twenty.json");
        JsonNode found = by("circuit", "find", "eap-ig", "--edges", "20", "--stability", "40", "--out", twenty.toString()).json();
        JsonNode tested = by("circuit", "test", twenty.toString(), "--random", "3", "--classes", "induction").json();
        assertTrue(tested.get("hardlyMatter").isArray());
        assertEquals(found.get("stability").get("jaccard"), tested.get("stability").get("jaccard"));
        assertEquals(found.get("logitDifference").asDouble(), tested.get("circuit").asDouble(), 1e-6);
        assertEquals(List.of("previous token", "induction", "random 1", "random 2", "random 3", "worst found"), tested.get("completeness")
                .findValuesAsText("name"));
        JsonNode without = by("circuit", "evaluate", twenty.toString(), "--minimality").json();
        double range = without.get("all").asDouble() - without.get("none").asDouble();
        tested.get("minimality").properties().forEach(edge -> assertEquals(-without.get("minimality").get(edge.getKey()).asDouble() * range,
                edge.getValue().asDouble(), 1e-6, edge.getKey()));
        assertEquals("corrupted prompt into the untouched run", tested.get("choices").get("direction").asText());
        assertEquals(6, tested.get("choices").size());
    }

    @Test
    void everyFigureNamesItsSixChoicesInTheSameWords() throws IOException {
        Path circuit = folder.resolve("circuit.json");
        List<String> title = List.of("corrupted prompt into the untouched run", "logit difference", "all positions", "ioi");
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put("edges", List.of("edges", "eap"));
        commands.put("nodes", List.of("nodes", "atp"));
        commands.put("paths", List.of("paths", "--to", "logits"));
        commands.put("edge", List.of("edge", "L0H0->L1H5.k"));
        commands.put("find", List.of("circuit", "find", "eap", "--edges", "5", "--out", circuit.toString()));
        commands.put("acdc", List.of("circuit", "find", "acdc", "--threshold", "0.5"));
        commands.put("curve", List.of("circuit", "curve", "eap", "--metric", "answerLogProbability", "--fractions", "0.1,1"));
        commands.put("evaluate", List.of("circuit", "evaluate", circuit.toString()));
        commands.put("test", List.of("circuit", "test", circuit.toString(), "--random", "1", "--draws", "1"));
        for (Map.Entry<String, List<String>> command : commands.entrySet()) {
            String[] arguments = command.getValue().toArray(String[]::new);
            JsonNode choices = by(arguments).json().get("choices");
            assertEquals(List.of("granularity", "replacement", "metric", "positions", "direction", "set"), choices.properties().stream()
                    .map(Map.Entry::getKey).toList(), command.getKey());
            String granularity = Set.of("nodes", "paths").contains(command.getKey()) ? command.getKey() : "edges";
            assertEquals(List.of(granularity, "corrupted prompt", "logitDifference", "all", title.getFirst(), "ioi"), choices.properties()
                    .stream().map(each -> each.getValue().asText()).toList(), command.getKey());
            String said = printed(arguments).out();
            assertTrue(said.lines().findFirst().orElseThrow().endsWith(granularity + " · " + String.join(" · ", title)), said);
        }
        assertTrue(printed(commands.get("acdc").toArray(String[]::new)).out().contains("found by ACDC, threshold 0.5, KL"));
    }

    @Test
    void twoCircuitsOfHeadsAreCompared() throws IOException {
        Path both = Files.writeString(folder.resolve("both.json"), "{\"heads\": [\"L1H1\", \"L1H5\"]}");
        Path one = Files.writeString(folder.resolve("one.json"), "{\"heads\": [\"L1H1\", \"L0H0\"]}");
        JsonNode with = by("circuit", "evaluate", both.toString(), "--with", one.toString()).json().get("with");
        assertEquals(1. / 3, with.get("jaccard").asDouble(), 1e-12);
        assertEquals("[\"L1H5\"] [\"L0H0\"]", with.get("onlyHere") + " " + with.get("onlyThere"));
        assertEquals(by("circuit", "evaluate", one.toString()).json().get("faithfulness").asDouble(), with.get("faithfulness").asDouble(),
                1e-6);
        Path edges = Files.writeString(folder.resolve("edges.json"), "{\"kept\": [\"L1H1->logits\"]}");
        Said refused = by("circuit", "evaluate", both.toString(), "--with", edges.toString());
        assertEquals(2, refused.status());
        assertTrue(refused.err().contains("one of these is of edges, the other of heads"), refused.err());
    }

    @Test
    void headsNameTheirMeanWhateverEdgesCarryAndRefuseAnother() throws IOException {
        Path heads = folder.resolve("heads.json");
        Files.writeString(heads, "{\"heads\": [\"L1H1\"]}");
        assertEquals("mean over the corrupted prompts", by("circuit", "evaluate", heads.toString()).json().get("replacement").asText());
        for (String[] more : List.of(new String[] {"--replace", "zero"}, new String[] {"--at", "END"})) {
            Said refused = by(Stream.concat(Stream.of("circuit", "evaluate", heads.toString()), Stream.of(more)).toArray(String[]::new));
            assertEquals(2, refused.status());
            assertTrue(refused.err().contains("leave --replace and --at away"), refused.err());
        }
    }

    @Test
    void aKnownCircuitIsOfTheWeightsNotOfTheName() throws IOException {
        Path circuit = Files.writeString(folder.resolve("one.json"), "{\"kept\": [\"L1H1->logits\"]}");
        Path renamed = Files.createDirectory(folder.resolve("of-another-name"));
        try (Stream<Path> files = Files.list(TinyEnglish.MODELS.resolve("attn-only-2l"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, renamed.resolve(file.getFileName()));
            }
        }
        JsonNode found = Said.by("circuit", "test", circuit.toString(), "--classes", "induction", "--random", "0", "--draws", "0", "--set",
                SET, "--model", renamed.toString(), "--json", "-").json();
        assertEquals("previous token", found.get("completeness").get(0).get("name").asText());
        // the tests' own tiny-english has other weights than the one that ships
        Said refused = Said.by("circuit", "test", circuit.toString(), "--classes", "Indirect object", "--model", "tiny-english", "--set",
                SET.replace("attn-only-2l", "tiny-english"));
        assertEquals(2, refused.status());
        assertTrue(refused.err().contains("of the weights of tiny-english, nor any other"), refused.err());
    }

    @Test
    void anEdgeSaysHowItActs() throws IOException {
        JsonNode found = by("edge", "L0H0->L1H5.k").json();
        JsonNode receiver = found.get("atReceiver");
        assertEquals(found.get("effect").asDouble(), receiver.get("keys").asDouble(), 1e-6);
        assertEquals(receiver.get("whole").asDouble(), receiver.get("attention").asDouble() + receiver.get("value").asDouble() + receiver
                .get("interaction").asDouble(), 1e-9);
        assertEquals(24, found.get("perPrompt").size());
    }

    @Test
    void aCurveHasARandomRankingBeside() throws IOException {
        JsonNode curve = by("circuit", "curve", "eap-ig", "--fractions", "0.01,0.1,0.5,1").json();
        assertEquals(4, curve.get("signed").get("faithfulness").size());
        assertEquals(1, curve.get("absolute").get("faithfulness").get(3).asDouble(), 1e-4);
        assertEquals(curve.get("cpr"), curve.get("signed").get("area"));
        assertEquals(curve.get("cmd"), curve.get("absolute").get("areaOfDistance"));
        assertTrue(curve.get("random").get("area").asDouble() < curve.get("cpr").asDouble());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"edges eap --metric kl|no gradient for EAP", "edges eap --metric top1|no gradient",
        "edges atp|no way to score edges", "nodes eap|no way to score nodes",
        "edge L1H1->L0H0.q|does not come after", "edge L0H1|is not an edge", "nodes atp --metric kl|no gradient",
        "edges eap-ig --steps 0|1 to 1000 steps", "circuit find acdc|needs a threshold",
        "circuit find eap|--edges 20", "circuit curve eap --fractions 0.5,0.1|ascending", "paths --to L5H0.q|nothing that reads",
        "paths --to L0H1.q|No head comes before", "paths --to logits,L1H0.q|not to both",
        "paths --via L1H5.k --to L1H4.q|does not come after", "paths --to logits --frozen-norm --through-mlps|MLPs are held",
        "edges eap --replace mean:none|no column",
        "edges eap --replace half|corrupted, mean", "edges eap --at 99|outside the prompt", "circuit evaluate nothing.json|no circuit",
        "circuit|Missing a command"})
    void whatCannotBeUsedGetsASentence(String arguments, String part) {
        Said said = arguments.equals("circuit") ? Said.by("circuit") : by(arguments.split(" "));
        assertEquals(2, said.status());
        assertTrue(said.err().contains(part), said.err());
    }
}
