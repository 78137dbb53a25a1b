package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.engine.Models;
import glasshead.engine.TinyEnglish;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;

/// What a command answers, on the tests' own models.
record Said(int status, String out, String err) {

    static Said by(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Cli.commands(() -> new Models(TinyEnglish.MODELS), (_, _) -> {}, () -> {}).setOut(new PrintWriter(out, true)).setErr(
                new PrintWriter(err, true)).execute(arguments);
        return new Said(status, out.toString(), err.toString());
    }

    JsonNode json() throws IOException {
        assertEquals(0, status, err);
        return new ObjectMapper().readTree(out);
    }
}
