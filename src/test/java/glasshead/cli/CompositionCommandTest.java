package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.checkpoint.TestModels;
import glasshead.engine.Models;
import glasshead.engine.TinyEnglish;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Which heads compose, without a window.
class CompositionCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... arguments) {
        return Cli.commands(() -> new Models(TestModels.GIVEN), (picture, file) -> {}, () -> {}).setOut(new PrintWriter(out, true)).setErr(
                new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void printsTheStrongestPairsOfOneKind() {
        assertEquals(0, execute("models", "composition", "tiny-english", "--kind", "k"), err.toString());
        List<String> lines = out.toString().lines().toList();
        assertEquals("tiny-english: unrelated matrices of these shapes score 0.0722", lines.getFirst());
        assertEquals("K-composition, ‖W_QK · W_OV‖ / (‖W_QK‖ ‖W_OV‖)", lines.get(2));
        assertEquals(4 + 10, lines.size());
        JsonNode reference = TinyEnglish.json("composition.json").get("k");
        assertTrue(lines.get(4).matches("L\\dH\\d +L\\dH\\d +0\\.\\d{4} +\\+0\\.\\d{4}"), lines.get(4));
        assertTrue(lines.get(4).contains(String.format(Locale.ROOT, "%.4f", highest(reference))), lines.get(4));
    }

    private static double highest(JsonNode node) {
        double highest = node.isNumber() ? node.asDouble() : 0;
        for (JsonNode child : node) {
            highest = Math.max(highest, highest(child));
        }
        return highest;
    }

    @Test
    void jsonHasAllPairsOfAllKindsAndNothingElse() throws IOException {
        assertEquals(0, execute("models", "composition", "tiny-english", "--json", "-"), err.toString());
        JsonNode json = new ObjectMapper().readTree(out.toString());
        JsonNode reference = TinyEnglish.json("composition.json");
        for (String kind : List.of("k", "q", "v")) {
            assertEquals(reference.get(kind).get(0).get(3).get(2).get(4).asDouble(), json.get(kind).get(0).get(3).get(2).get(4).asDouble(),
                    1e-5);
            assertTrue(json.get(kind).get(2).get(3).get(0).get(4).isNull());
        }
        out.getBuffer().setLength(0);
        assertEquals(0, execute("models", "composition", "tiny-english", "--kind", "V", "--json", "-"), err.toString());
        assertFalse(new ObjectMapper().readTree(out.toString()).has("k"));
    }

    @Test
    void anotherKindIsRefused() {
        assertEquals(2, execute("models", "composition", "tiny-english", "--kind", "o"));
        assertEquals("There is no kind of composition 'o'; choose k, q or v.", err.toString().strip());
        assertEquals(2, execute("models", "composition", "no-such-model"));
    }
}
