package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// A prompt that goes on, on the command line.
class GenerateCommandTest {

    private static final String MARY = "When Mary and John went to the store, John gave a drink to";

    @Test
    void writesBothContinuationsWithTheirAlternatives() throws IOException {
        JsonNode got = Said.by("generate", "--prompt", MARY, "--count", "2", "--ablate", "L2H4:zero", "--json", "-").json();
        assertEquals(15, got.get("prompt").size());
        assertTrue(got.get("untouched").get("text").asText().startsWith(" Mary"));
        for (String line : new String[] {"untouched", "steered"}) {
            JsonNode first = got.get(line).get("tokens").get(0);
            assertEquals(5, first.get("alternatives").size());
            assertEquals(first.get("id"), first.get("alternatives").get(0).get("id"));
        }
    }

    @Test
    void printsText() {
        Said said = Said.by("generate", "--prompt", MARY, "--count", "1");
        assertEquals(" Mary", said.out().lines().findFirst().orElseThrow());
        assertEquals(2, Said.by("generate", "--prompt", MARY, "--top-p", "2").status());
    }
}
