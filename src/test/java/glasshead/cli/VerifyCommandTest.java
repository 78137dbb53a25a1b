package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.checkpoint.TestModels;
import glasshead.engine.Models;
import glasshead.engine.TinyEnglish;
import glasshead.engine.verify.Verification;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// The command on the reference model and its figures.
class VerifyCommandTest {

    private final JsonNode figures = TinyEnglish.json("verify.json");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int verify() {
        VerifyCommand command = new VerifyCommand(() -> new Models(TestModels.GIVEN), TinyEnglish::engine, model -> Verification.read(
                figures.toString()));
        return new CommandLine(command).setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute("tiny-english", "--json", "-");
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void printsEachFigureWithItsVerdict() throws IOException {
        assertEquals(0, verify(), err::toString);
        assertEquals(30, json().size());
        json().forEach(figure -> assertTrue(figure.get("agrees").asBoolean() && !figure.get("got").asText().isEmpty()));
        assertTrue(err.toString().contains("figures come out"));
    }

    /// What was published for other text is expected to come near, and is no failure where it does not.
    @Test
    void aFigureOfOtherTextIsToldAndNotCounted() throws IOException {
        ObjectNode first = (ObjectNode) figures.get("figures").get(0);
        first.put("expected", first.get("expected").asDouble() + 1).put("near", true);
        assertEquals(0, verify());
        assertTrue(!json().get(0).get("agrees").asBoolean() && json().get(0).get("near").asBoolean());
        assertTrue(err.toString().contains("1 are not near what is expected on other text."), err::toString);
    }

    @Test
    void aFigureThatIsOffIsCountedAndTellsByTheStatus() throws IOException {
        ObjectNode first = (ObjectNode) figures.get("figures").get(0);
        first.put("expected", first.get("expected").asDouble() + 1);
        assertEquals(1, verify());
        assertFalse(json().get(0).get("agrees").asBoolean());
        assertTrue(err.toString().contains("1 of " + json().size() + " figures are off."), err::toString);
    }
}
