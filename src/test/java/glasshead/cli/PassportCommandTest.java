package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.checkpoint.TestModels;
import glasshead.engine.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A part's page: its figures are those of the commands that compute each of them.
class PassportCommandTest {

    private static final Path REFERENCE = Path.of("src/test/resources/reference/explore");
    private static final String CORPUS = REFERENCE.resolve("corpus.txt").toString();

    @TempDir
    private Path folder;

    @Test
    void aHeadsFiguresAreThoseOfTheirSources() throws IOException {
        Path page = folder.resolve("page.html");
        JsonNode got = Said.by("passport", "L2H4", "--corpus", CORPUS, "--html", page.toString(), "--json", "-").json();
        JsonNode copying = new ObjectMapper().readTree(REFERENCE.resolve("weights-tiny-english.json").toFile()).get("copying").get(2).get(
                4);
        assertEquals(copying.get("copying").asDouble(), got.get("weights").get("copying").asDouble(), 1e-5);
        JsonNode strongest = new ObjectMapper().readTree(REFERENCE.resolve("strongest-tiny-english.json").toFile()).get("heads").get(
                "L2H4");
        assertEquals(strongest.get(0).get("value").asDouble(), got.get("corpus").get("examples").get(0).get("value").asDouble(), 1e-4);
        JsonNode set = got.get("ablation").get(0);
        JsonNode run = Said.by("set", set.get("set").asText(), "--ablate", "L2H4:zero", "--json", "-").json();
        assertEquals(run.at("/baseline/logitDifference/mean").asDouble(), set.get("logitDifference").asDouble(), 1e-9);
        assertEquals(run.at("/ablated/change/logitDifference/mean").asDouble(), set.get("change").asDouble(), 1e-9);
        assertEquals(run.at("/ablated/change/logitDifference/from").asDouble(), set.get("from").asDouble(), 1e-9);
        assertEquals(run.at("/ablated/change/logitDifference/to").asDouble(), set.get("to").asDouble(), 1e-9);
        assertEquals(5, got.get("detectors").size());
        assertEquals("induction head", got.get("roles").get(0).get("name").asText());
        assertTrue(Files.readString(page).contains("L2H4 of tiny-english"));
    }

    @Test
    void aNeuronsPageTakesAKeptScan() throws IOException {
        String scan = folder.resolve("a.scan").toString();
        assertEquals(0, Said.by("scan", CORPUS, "--neurons", "L3N7", "--out", scan).status());
        JsonNode got = Said.by("passport", "L3N7", "--scan", scan, "--json", "-").json();
        JsonNode expected = new ObjectMapper().readTree(REFERENCE.resolve("strongest-tiny-english.json").toFile()).get("neurons").get(
                "L3 neuron 7");
        assertEquals(expected.get("mean").asDouble(), got.get("corpus").get("statistics").get("mean").asDouble(), 1e-4);
        assertEquals(expected.get("top").get(0).get("value").asDouble(), got.get("corpus").get("examples").get(0).get("value").asDouble(),
                1e-4);
        assertFalse(got.get("corpus").get("examples").get(0).get("at").asText().isEmpty());
        assertTrue(got.get("roles").isEmpty() && got.get("weights") == null);
        assertEquals(8, got.get("nextTokens").get("raised").size());
    }

    /// Of a shipped model all is there without being asked for: the scan that it brings, and how its head came about.
    @Test
    void aShippedModelsHeadHasExamplesAndATraining() throws IOException {
        JsonNode got = Said.on(() -> new Models(TestModels.SHIPPED), "passport", "L0H0", "--model", "attn-only-2l", "--json", "-").json();
        assertEquals(10, got.get("corpus").get("examples").size());
        for (JsonNode each : got.get("training")) {
            assertEquals(each.get("steps").size(), each.get("scores").size());
            double last = each.get("scores").get(each.get("scores").size() - 1).asDouble();
            assertEquals(got.get("detectors").get(each.get("detector").asText()).asDouble(), last, 1e-9);
        }
        assertFalse(got.get("training").isEmpty());
    }

    @Test
    void whatThereIsNotIsRefusedInASentence() {
        for (List<String> wrong : List.of(List.of("L9H0"), List.of("L0N9999"), List.of("x"), List.of("L0H0", "--scan", "none.scan"))) {
            Said said = Said.by(Stream.concat(Stream.of("passport"), wrong.stream()).toArray(String[]::new));
            assertEquals(Cli.BAD_INPUT, said.status(), wrong.toString());
            assertEquals(1, said.err().strip().lines().count(), said.err());
        }
    }
}
