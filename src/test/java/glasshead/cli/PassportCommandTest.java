package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import glasshead.checkpoint.TestModels;
import glasshead.engine.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

    /// Each example's value stands in its attention pattern, whose rows sum to one.
    @Test
    void aHeadIsWrittenWithItsAttention() throws IOException {
        String scan = folder.resolve("head.scan").toString();
        assertEquals(0, Said.by("scan", CORPUS, "--heads", "L2H4", "--out", scan).status());
        JsonNode got = Said.by("scan", "export", "L2H4", "--scan", scan, "--json", "-").json();
        JsonNode expected = new ObjectMapper().readTree(REFERENCE.resolve("strongest-tiny-english.json").toFile()).get("heads").get("L2H4");
        assertEquals(10, got.get("top").size());
        assertEquals(5, got.get("buckets").size());
        assertTrue(got.get("metrics").get("entropy").asDouble() > 0);
        for (int i = 0; i < 10; i++) {
            JsonNode one = got.get("top").get(i);
            assertEquals(expected.get(i).get("value").asDouble(), one.get("value").asDouble(), 1e-4);
            JsonNode row = one.get("attention").get(one.get("query").asInt());
            assertEquals(one.get("value").asDouble(), row.get(one.get("key").asInt()).asDouble(), 1e-6);
            double sum = 0;
            for (JsonNode weight : row) {
                sum += weight.asDouble();
            }
            assertEquals(1, sum, 1e-5);
            assertEquals(one.get("tokens").size(), one.get("attention").size());
        }
        assertEquals(2, Said.by("scan", "export", "L2H4", "--layout", "neuronpedia", "--scan", scan).status());
        assertEquals(2, Said.by("scan", "export", "L2H5", "--scan", scan).status());
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

    /// The layout that Neuronpedia shows: histogram and examples with arrays side by side.
    @Test
    void aNeuronIsWrittenAsAFeatureOfNeuronpedia() throws IOException {
        String scan = folder.resolve("b.scan").toString();
        assertEquals(0, Said.by("scan", CORPUS, "--neurons", "L3N7", "--out", scan).status());
        JsonNode got = Said.by("scan", "export", "L3N7", "--scan", scan, "--json", "-").json();
        assertEquals("3 7 neurons", got.get("layer").asText() + " " + got.get("index").asText() + " " + got.get("sourceSetName").asText());
        for (List<String> parallel : List.of(List.of("freq_hist_data_bar_heights", "freq_hist_data_bar_values"), List.of("pos_str",
                "pos_values"), List.of("neg_str", "neg_values"))) {
            assertTrue(got.get(parallel.get(0)).size() > 5);
            assertEquals(got.get(parallel.get(0)).size(), got.get(parallel.get(1)).size());
        }
        JsonNode top = new ObjectMapper().readTree(REFERENCE.resolve("strongest-tiny-english.json").toFile()).get("neurons").get(
                "L3 neuron 7").get("top");
        assertEquals(top.size(), got.get("activations").size());
        for (int i = 0; i < top.size(); i++) {
            JsonNode each = got.get("activations").get(i);
            assertEquals(each.get("tokens").size(), each.get("values").size());
            assertEquals(top.get(i).get("value").asDouble(), each.get("maxValue").asDouble(), 1e-4);
            assertEquals(each.get("maxValue"), each.get("values").get(each.get("maxValueTokenIndex").asInt()));
        }
        assertEquals(2, Said.by("scan", "export", "L3N8", "--scan", scan).status());
        assertEquals(2, Said.by("scan", "export", "L3N7", "--layout", "x", "--scan", scan).status());
    }

    /// What is written in either layout is read again and is what the model gives.
    @Test
    void examplesInTheLayoutsOfOthersAreComparedWithTheModel() throws IOException {
        String scan = folder.resolve("d.scan").toString();
        assertEquals(0, Said.by("scan", CORPUS, "--neurons", "L3N7", "--out", scan).status());
        for (String layout : List.of("neuronpedia", "transformer-debugger")) {
            Path file = folder.resolve(layout + ".json");
            assertEquals(0, Said.by("scan", "export", "L3N7", "--layout", layout, "--scan", scan, "--json", file.toString()).status());
            JsonNode got = Said.by("scan", "compare", file.toString(), "--json", "-").json();
            assertEquals("L3N7", got.get("neuron").asText());
            assertEquals(10, got.get("furthest").size());
            got.get("furthest").forEach(each -> assertEquals(0, each.get("apart").asDouble(), 1e-4));
            // A value too many is told.
            JsonNode whole = new ObjectMapper().readTree(file.toFile());
            whole.findParents("tokens").forEach(each -> ((ArrayNode) each.get("tokens")).add(" more"));
            new ObjectMapper().writeValue(file.toFile(), whole);
            assertEquals(Cli.BAD_INPUT, Said.by("scan", "compare", file.toString()).status());
        }
        Path other = Files.writeString(folder.resolve("other.json"), "{\"layer\": \"9-res-jb\", \"index\": \"3\"}");
        assertEquals(Cli.BAD_INPUT, Said.by("scan", "compare", other.toString()).status());
        assertEquals(Cli.BAD_INPUT, Said.by("scan", "compare", folder.resolve("none.json").toString()).status());
    }

    /// The layout of `NeuronRecord` in neuron_explainer/activations/activations.py.
    @Test
    void aNeuronIsWrittenAsARecordOfTheTransformerDebugger() throws IOException {
        String scan = folder.resolve("c.scan").toString();
        JsonNode scanned = Said.by("scan", CORPUS, "--neurons", "L3N7", "--out", scan, "--json", "-").json().get("neurons").get("L3N7");
        JsonNode got = Said.by("scan", "export", "L3N7", "--layout", "transformer-debugger", "--scan", scan, "--json", "-").json();
        assertEquals(List.of("dataclass_name", "neuron_id", "random_sample", "random_sample_by_quantile", "quantile_boundaries", "mean",
                "variance", "skewness", "kurtosis", "most_positive_activation_records"), got.properties().stream().map(Map.Entry::getKey)
                        .toList());
        assertEquals(7, got.get("neuron_id").get("neuron_index").asInt());
        assertEquals(3, got.get("neuron_id").get("layer_index").asInt());
        assertEquals(scanned.get("variance"), got.get("variance"));
        assertEquals(scanned.get("bucketLimits"), got.get("quantile_boundaries"));
        assertEquals(5, got.get("random_sample_by_quantile").size());
        assertEquals(15, got.get("random_sample").size());
        for (int bucket = 0; bucket < 5; bucket++) {
            JsonNode drawn = scanned.get("buckets").get(bucket).get(0);
            JsonNode record = got.get("random_sample_by_quantile").get(bucket).get(0);
            assertEquals(record.get("tokens").size(), record.get("activations").size());
            assertEquals(drawn.get("value").asDouble(), record.get("activations").get(drawn.get("position").asInt()).asDouble(), 1e-4);
        }
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
