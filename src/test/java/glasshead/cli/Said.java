package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.engine.Models;
import glasshead.engine.TinyEnglish;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Supplier;

/// What a command answers that needs no window.
record Said(int status, String out, String err) {

    /// On the tests' own models.
    static Said by(String... arguments) {
        return on(() -> new Models(TinyEnglish.MODELS), arguments);
    }

    static Said on(Supplier<Models> models, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Cli.commands(models, (_, _) -> {
            throw new AssertionError("no picture was asked for");
        }, () -> {
            throw new AssertionError("no window was asked for");
        }).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(arguments);
        return new Said(status, out.toString(), err.toString());
    }

    JsonNode json() throws IOException {
        assertEquals(0, status, err);
        return new ObjectMapper().readTree(out);
    }
}
