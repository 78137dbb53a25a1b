package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scores taken apart on the command line.
class WhyCommandTest {

    private static final String TEXT = " Paris book seven red dog Mary three park Paris book seven red dog";

    @TempDir
    private Path folder;

    private static Said why(String... more) {
        String[] arguments = {"why", "--model", "attn-only-2l", "--head", "L1H1", "--query", "13", "--key", "6", "--prompt", TEXT};
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return Said.by(all);
    }

    @Test
    void writesTheKeysOfTheReference() throws IOException {
        JsonNode got = why("--json", "-").json();
        JsonNode expected = new ObjectMapper().readTree(Path.of("src/test/resources/reference/explore/scores-attn-only-2l.json").toFile())
                .get("scores").get(0);
        expected.fieldNames().forEachRemaining(key -> assertTrue(got.has(key), key));
        assertEquals(expected.get("parts"), got.get("parts"));
        assertEquals(expected.get("score").asDouble(), got.get("score").asDouble(), 1e-4);
        assertEquals(expected.get("pairs").get(2).get(3).asDouble(), got.get("pairs").get(2).get(3).asDouble(), 1e-4);
        assertTrue(why().out().contains("L0H0               × L0H1"), why().out());
    }

    @Test
    void aPairIsCutByAnIntervention() throws IOException {
        Path file = folder.resolve("cut.json");
        Files.writeString(file, """
                [{"site": "blocks.1.attn.hook_attn_scores", "head": 1, "positions": 13,
                  "cutParts": {"queryPart": "L0H0", "keyPart": "L0H1", "key": 6}}]""");
        JsonNode got = why("--interventions", file.toString(), "--json", "-").json();
        assertEquals(got.get("score").asDouble() - got.get("pairs").get(2).get(3).asDouble(), got.get("ablated").get("score").asDouble(),
                1e-4);
    }

    @Test
    void onePositionIsMeant() {
        Said said = Said.by("why", "--head", "L1H1", "--query", "3,4", "--key", "2");
        assertEquals(2, said.status());
        assertEquals("'3,4' is not one position; give a number from 0, or END.", said.err().strip());
    }

    @Test
    void aSetNeedsPromptsOfOneLength() throws IOException {
        JsonNode got = Said.by("why", "--head", "L2H4", "--query", "END", "--key", "2", "--set", set("Mary and John", "Lisa and Tim"),
                "--json", "-").json();
        assertEquals(2, got.get("prompts").asInt());
        assertEquals(19, got.get("parts").size());
        assertEquals(19, got.get("pairErrors").size());
        Said uneven = Said.by("why", "--head", "L2H4", "--query", "END", "--key", "2", "--set", set("Mary and John", "Mary, Tim and John"));
        assertEquals(2, uneven.status());
        assertEquals("The prompts of the set have different lengths, so their positions don't correspond; take a set whose prompts have "
                + "equally many tokens.", uneven.err().strip());
    }

    @Test
    void overASetTheMeanIsToldOfWhatIsMovedAndOfBothRuns() throws IOException {
        String file = set("Mary and John", "Lisa and Tim");
        String[] asked = {"why", "--head", "L2H4", "--query", "END", "--key", "2", "--ablate", "L0H0:zero", "--json", "-"};
        JsonNode mean = Said.by(with(asked, "--set", file)).json();
        double moved = 0;
        double ablated = 0;
        double score = 0;
        for (String names : List.of("Mary and John", "Lisa and Tim")) {
            JsonNode one = Said.by(with(asked, "--prompt", "When " + names + " went to the store, John gave a drink to", "--answer",
                    " Mary", "--distractor", " John")).json();
            moved += one.get("moved").get(0).asDouble() / 2;
            ablated += one.get("ablated").get("moved").get(0).asDouble() / 2;
            score += one.get("ablated").get("score").asDouble() / 2;
        }
        assertEquals(moved, mean.get("moved").get(0).asDouble(), 1e-5);
        assertEquals(ablated, mean.get("ablated").get("moved").get(0).asDouble(), 1e-5);
        assertEquals(score, mean.get("ablated").get("score").asDouble(), 1e-5);
        assertEquals(19, mean.get("movedErrors").size());
    }

    private static String[] with(String[] asked, String... more) {
        return Stream.concat(Stream.of(asked), Stream.of(more)).toArray(String[]::new);
    }

    private String set(String... names) throws IOException {
        StringBuilder rows = new StringBuilder("prompt,answer,distractor\n");
        for (String each : names) {
            rows.append("\"When ").append(each).append(" went to the store, John gave a drink to\", Mary, John\n");
        }
        Path file = folder.resolve("set.csv");
        Files.writeString(file, rows.toString());
        return file.toString();
    }
}
