package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Directions and logits in a scan, against values computed elsewhere, and files that hold none.
class ScanDirectionsTest {

    private static final Path REFERENCE = Path.of("src/test/resources/reference/explore");
    private static final String CORPUS = REFERENCE.resolve("corpus.txt").toString();
    private static final String VECTORS = REFERENCE.resolve("directions.safetensors").toString();
    private static final String WORKERS = "glasshead.workers";
    private static final int WIDTH = 192;

    @TempDir
    private Path folder;

    @AfterEach
    void usualWorkers() {
        System.clearProperty(WORKERS);
    }

    private static JsonNode scan(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("scan", CORPUS, "--json", "-"));
        arguments.addAll(List.of(more));
        return Said.by(arguments.toArray(String[]::new)).json();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "3"})
    void agreeWithTheReference(String workers) throws IOException {
        System.setProperty(WORKERS, workers);
        JsonNode expected = new ObjectMapper().readTree(REFERENCE.resolve("directions-tiny-english.json").toFile());
        JsonNode got = scan("--directions", VECTORS, "--logits", " Mary, the", "--logits", ".");
        assertEquals(0, got.get("neurons").size() + got.get("heads").size());
        for (String kind : List.of("directions", "logits")) {
            assertEquals(expected.get(kind).size(), got.get(kind).size());
            expected.get(kind).properties().forEach(each -> agree(each.getKey(), each.getValue(), got.get(kind).get(each.getKey())));
        }
    }

    private static void agree(String name, JsonNode expected, JsonNode got) {
        assertEquals(expected.get("tokens"), got.get("tokens"), name);
        for (String moment : List.of("mean", "meanOfSquares", "skew", "aboveZero")) {
            double value = expected.get(moment).asDouble();
            assertEquals(value, got.get(moment).asDouble(), 1e-6 * Math.max(10, Math.abs(value)), name + " " + moment);
        }
        assertEquals(10, expected.get("top").size());
        for (int i = 0; i < expected.get("top").size(); i++) {
            JsonNode one = expected.get("top").get(i);
            JsonNode other = got.get("top").get(i);
            assertEquals(one.get("value").asDouble(), other.get("value").asDouble(), 1e-4, name);
            assertEquals(one.get("text"), other.get("text"), name);
            assertEquals(one.get("position"), other.get("position"), name);
        }
        assertEquals(5, got.get("buckets").size());
    }

    @Test
    void rowsOfAMatrixAreDirectionsWhereItIsSaid() throws IOException {
        float[] numbers = new float[2 * WIDTH];
        numbers[3] = 1;
        numbers[WIDTH + 3] = -2;
        Path file = vectors("feature", "[2," + WIDTH + "]", numbers);
        JsonNode got = scan("--directions", file.toString(), "--at", "blocks.2.hook_resid_post", "--neurons", "L0N5").get("directions");
        double one = got.get("feature.0@blocks.2.hook_resid_post").get("mean").asDouble();
        assertEquals(-2 * one, got.get("feature.1@blocks.2.hook_resid_post").get("mean").asDouble(), 1e-6);
        assertTrue(one != 0);
    }

    @Test
    void haveAPassportOfWhatAScanFound() throws IOException {
        JsonNode logit = Said.by("passport", " Mary@logits", "--corpus", CORPUS, "--json", "-").json().get("corpus");
        JsonNode expected = new ObjectMapper().readTree(REFERENCE.resolve("directions-tiny-english.json").toFile());
        assertEquals(expected.at("/logits/ Mary/mean").asDouble(), logit.at("/statistics/mean").asDouble(), 1e-4);
        Path file = folder.resolve("a.scan");
        assertEquals(0, Said.by("scan", CORPUS, "--directions", VECTORS, "--out", file.toString()).status());
        JsonNode found = Said.by("passport", "late@blocks.3.hook_resid_post", "--scan", file.toString(), "--json", "-").json();
        assertEquals(expected.at("/directions/late@blocks.3.hook_resid_post/top/0/position"), found.at("/corpus/examples/0/position"));
        assertEquals(0, found.get("ablation").size() + found.get("roles").size());
        assertEquals(Cli.BAD_INPUT, Said.by("passport", "other@blocks.3.hook_resid_post", "--scan", file.toString()).status());
        assertEquals(Cli.BAD_INPUT, Said.by("passport", "late@blocks.3.hook_resid_post", "--corpus", CORPUS).status());
    }

    @Test
    void whatIsNoDirectionIsRefusedInASentence() throws IOException {
        String good = "truth@blocks.2.hook_resid_post";
        float[] infinite = new float[WIDTH];
        infinite[4] = Float.POSITIVE_INFINITY;
        List<List<String>> wrong = List.of(List.of("--directions", vectors("truth", "[" + WIDTH + "]", new float[WIDTH]).toString()),
                of(good, "[5]", new float[5]), of(good, "[1,1," + WIDTH + "]", new float[WIDTH]), of(good, "[" + WIDTH + "]", infinite),
                of("truth@blocks.4.hook_resid_post", "[" + WIDTH + "]", new float[WIDTH]),
                of("truth@blocks.2.attn.hook_z", "[" + WIDTH + "]", new float[WIDTH]), List.of("--directions", folder.resolve("none")
                        .toString()), List.of("--directions", CORPUS), List.of("--at", "blocks.2.hook_resid_post"),
                List.of("--logits", "nothing that is one token"), List.of("--logits", " Mary, Mary"), List.of("--logits", ""));
        for (List<String> each : wrong) {
            List<String> arguments = new ArrayList<>(List.of("scan", CORPUS));
            arguments.addAll(each);
            Said said = Said.by(arguments.toArray(String[]::new));
            assertEquals(Cli.BAD_INPUT, said.status(), each.toString());
            assertEquals(1, said.err().strip().lines().count(), said.err());
        }
    }

    private List<String> of(String name, String shape, float[] numbers) throws IOException {
        return List.of("--directions", vectors(name, shape, numbers).toString());
    }

    private Path vectors(String name, String shape, float[] numbers) throws IOException {
        byte[] header = ("{\"" + name + "\":{\"dtype\":\"F32\",\"shape\":" + shape + ",\"data_offsets\":[0," + 4 * numbers.length + "]}}")
                .getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + 4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length).put(header).asFloatBuffer().put(numbers);
        return Files.write(Files.createTempFile(folder, "vectors", ".safetensors"), bytes.array());
    }
}
