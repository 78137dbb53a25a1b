package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.checkpoint.RandomCheckpoint;
import glasshead.engine.Models;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What is measured; how long it takes is not for a test to say.
class BenchCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... arguments) {
        return Cli.commands(() -> new Models(folder), null, null).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err,
                true)).execute(arguments);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void runsMapsLoadingMemoryAndDrawingAreMeasured() throws IOException {
        new RandomCheckpoint(1, 8, 40).write(folder.resolve("small"));
        assertEquals(0, execute("bench", "--model", "small", "--repeats", "1", "--workers", "1", "--json", "-"), err.toString());
        JsonNode results = new ObjectMapper().readTree(out.toString()).get("results");
        assertEquals(List.of("full-run", "ablate-one-head", "map-zero-heads", "map-patch-resid-pre", "set-100", "edges-exact-sample",
                "edges-exact-24", "edges-eap-ig-24", "edges-eap", "click-during-map", "lens-all-positions", "why-pair",
                "weights-of-a-head", "neurons-of-an-mlp",
                "cache-16", "load", "loaded-model",
                "resident-one-model", "resident-after-1-compares", "resident-after-1-models", "resident-after-typing-32",
                "growth-50-clicks",
                "growth-50-jobs", "draw-144-patterns"), results.findValuesAsText("name"));
        results.forEach(result -> assertTrue(result.has("milliseconds") || result.has("megabytes"),
                result::toString));
    }

    @Test
    void fewerThanOneRepeatIsRefused() {
        assertEquals(2, execute("bench", "--repeats", "0"));
        assertEquals("--repeats must be at least 1.", err.toString().strip());
    }
}
