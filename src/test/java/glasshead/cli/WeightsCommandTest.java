package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.checkpoint.AttentionOnly;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What weights say, against values computed elsewhere from the same weights.
class WeightsCommandTest {

    private static final Path REFERENCE = Path.of("src/test/resources/reference/explore");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private static JsonNode weights(String model, Iterable<JsonNode> words) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("weights", model, "--json", "-"));
        words.forEach(word -> arguments.addAll(List.of("--words", word.asText())));
        return Said.by(arguments.toArray(String[]::new)).json();
    }

    @ParameterizedTest
    @ValueSource(strings = {"attn-only-2l", "tiny-english"})
    void agreeWithTheReference(String model) throws IOException {
        JsonNode expected = JSON.readTree(REFERENCE.resolve("weights-" + model + ".json").toFile());
        JsonNode got = weights(model, expected.get("words"));
        for (String key : List.of("words", "ids")) {
            assertEquals(expected.get(key), got.get(key));
        }
        for (String key : List.of("ovTop", "qkTop", "ovNorm", "qkNorm", "directTop", "virtual")) {
            agree(key, expected.get(key), got.get(key), 0);
        }
        for (int layer = 0; layer < expected.get("copying").size(); layer++) {
            for (int head = 0; head < expected.get("copying").get(layer).size(); head++) {
                JsonNode known = expected.get("copying").get(layer).get(head);
                JsonNode found = got.get("copying").get(layer).get(head);
                String what = "L" + layer + "H" + head;
                agree(what, known.get("copying"), found.get("copying"), 0);
                agree(what, known.get("absolute"), found.get("absolute"), 0);
                agree(what, known.get("sum"), found.get("sum"), known.get("absolute").asDouble());
                double sum = 0;
                for (JsonNode eigenvalue : found.get("eigenvalues")) {
                    sum += Math.hypot(eigenvalue.get(0).asDouble(), eigenvalue.get(1).asDouble());
                }
                assertEquals(found.get("absolute").asDouble(), sum, 1e-9 * sum);
                assertEquals(32, found.get("eigenvalues").size());
            }
        }
    }

    /// 1e-6 absolute or 1e-5 of the value or of `of`, whichever is largest.
    private static void agree(String what, JsonNode expected, JsonNode got, double of) {
        if (expected.isNumber() && !expected.isInt()) {
            double allowed = Math.max(1e-6, 1e-5 * Math.max(of, Math.abs(expected.asDouble())));
            assertEquals(expected.asDouble(), got.asDouble(), allowed, what);
            return;
        }
        assertEquals(expected.size(), got.size(), what);
        if (expected.isArray()) {
            for (int i = 0; i < expected.size(); i++) {
                agree(what + "[" + i + "]", expected.get(i), got.get(i), of);
            }
        } else if (expected.isObject()) {
            expected.properties().forEach(each -> agree(what + "." + each.getKey(), each.getValue(), got.get(each.getKey()), of));
        } else {
            assertEquals(expected, got, what);
        }
    }

    /// The previous-token head of the induction circuit looks one back, by its positions alone.
    @Test
    void positionsSayHowFarBackAHeadLooks() throws IOException {
        JsonNode got = Said.by("weights", "attn-only-2l", "--head", "L0H1", "--json", "-").json().get("distance").get(0).get(1);
        assertEquals(96, got.size());
        for (int far = 0; far < 96; far++) {
            assertTrue(got.get(far).asDouble() <= got.get(1).asDouble(), far + " back");
        }
    }

    @Test
    void aWordOfSeveralTokensGetsASentence() {
        Said said = Said.by("weights", "tiny-english", "--words", " Mary John");
        assertEquals(2, said.status());
        assertEquals("' Mary John' is 2 tokens here, not one: ' Mary' ' John'; give one that is, as ' Mary', or an id, as #17.", said.err()
                .strip());
    }

    @Test
    void oneHeadCanBeAskedForAndMustExist() throws IOException {
        JsonNode got = Said.by("weights", "tiny-english", "--head", "L2H4", "--words", " Mary", "--json", "-").json();
        assertTrue(got.get("copying").get(0).get(0).isNull());
        JsonNode whole = JSON.readTree(REFERENCE.resolve("weights-tiny-english.json").toFile());
        agree("L2H4", whole.get("ovTop").get(2).get(4).get(0), got.get("ovTop").get(2).get(4).get(0), 0);
        Said none = Said.by("weights", "tiny-english", "--head", "L9H0");
        assertEquals(2, none.status());
        assertEquals("There is no layer 9; the model has 4, counted from 0.", none.err().strip());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void fewLayersHaveWeightsToo(int layers) throws IOException {
        String model = AttentionOnly.write(folder.resolve("few"), layers).toString();
        JsonNode got = Said.by("weights", model, "--words", " Mary", "--json", "-").json();
        assertEquals(layers, got.get("copying").size());
        assertEquals(3, got.get("directTop").get(0).size());
        assertTrue(got.get("virtual").isNull());
        assertEquals(0, Said.by("weights", model).status());
    }
}
