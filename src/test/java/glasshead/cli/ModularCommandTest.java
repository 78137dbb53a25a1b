package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The command gives the numbers of the reference, and one sentence about bad input.
class ModularCommandTest {

    private static final Path FOLDER = Path.of("src/test/resources/reference/modular");

    @Test
    void printsTheNumbersOfTheReference() throws IOException {
        String model = FOLDER.resolve("model").toString();
        Said said = Said.by("modular", model, "--ablate-frequency", "2", "--ablate-frequency", "5", "--ablate-in", "embedding", "--json",
                "-");
        assertEquals(0, said.status(), said.err());
        JsonNode got = new ObjectMapper().readTree(said.out());
        JsonNode expected = new ObjectMapper().readTree(FOLDER.resolve("reference.json").toFile());
        assertEquals(loss(expected.get("scores"), "heldOut"), loss(got.get("full"), "heldOut"), 1e-4);
        assertEquals(loss(expected.get("restricted"), "all"), loss(got.get("restricted"), "all"), 1e-4);
        assertEquals(loss(expected.get("excluded"), "trained"), loss(got.get("excluded"), "trained"), 1e-4);
        assertEquals(loss(expected.get("withoutTwoAndFive").get("embedding"), "all"), loss(got.get("ablated").get("scores"), "all"), 1e-4);
        assertEquals(expected.get("keyFrequencies").get(0), got.get("keyFrequencies").get(0).get("frequency"));
        assertEquals(expected.get("embedding").get(3).asDouble(), got.get("frequencies").get(1).get("embeddingCosine").asDouble(), 1e-4);
        assertFalse(Said.by("modular", model, "--json", "-").out().contains("\"ablated\""));
    }

    private static double loss(JsonNode scores, String of) {
        return scores.get("loss").get(of).asDouble();
    }

    @Test
    void refusesWhatItCannotUse() {
        String model = FOLDER.resolve("model").toString();
        assertRefused("There is no frequency 6", Said.by("modular", model, "--ablate-frequency", "6"));
        assertRefused("can't be taken away in 'neurons'", Said.by("modular", model, "--ablate-in", "neurons"));
        assertRefused("was not trained for modular addition", Said.by("modular", "tiny-english"));
    }

    private static void assertRefused(String expected, Said said) {
        assertEquals(2, said.status());
        assertTrue(said.err().contains(expected), said.err());
        assertEquals(1, said.err().lines().count());
    }
}
