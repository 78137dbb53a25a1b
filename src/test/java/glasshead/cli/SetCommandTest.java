package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.checkpoint.TestModels;
import glasshead.engine.Models;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `set` prints.
class SetCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Cli.commands(() -> new Models(TestModels.GIVEN), (picture, file) -> {}, () -> {}).setOut(new PrintWriter(out, true)).setErr(
                new PrintWriter(err, true)).execute(arguments);
    }

    private JsonNode json(String... arguments) throws IOException {
        assertEquals(0, execute(arguments), err.toString());
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void meanPatternsHaveTheirPositionsNames() throws IOException {
        JsonNode found = json("set", "indirect-object", "--patterns", "L2H4,L3H0", "--ablate", "L1H1:zero", "--json", "-");
        assertEquals(15, found.get("positions").size());
        assertEquals("first", found.get("positions").get(2).get("column").asText());
        assertEquals("·gave", found.get("positions").get(11).get("token").asText());
        JsonNode pattern = found.get("patterns").get("L2H4");
        double row = 0;
        for (JsonNode key : pattern.get("mean").get(14)) {
            row += key.asDouble();
        }
        assertEquals(1, row, 1e-5, "a row of attention adds up to 1");
        assertEquals(0, pattern.get("standardError").get(0).get(0).asDouble(), "the first token has nothing else to look at");
        assertTrue(found.get("ablatedPatterns").has("L3H0"));
    }

    @Test
    void promptsOfDifferentLengthsHaveNoMeanPattern() throws IOException {
        Path two = folder.resolve("two.csv");
        Files.writeString(two, "clean,answer\nMary went to the, store\nMary went, to\n");
        assertEquals(2, execute("set", two.toString(), "--patterns", "L2H4"));
        assertTrue(err.toString().strip().lines().toList().getLast().startsWith("The prompts of the set have different lengths"), err
                .toString());
    }

    @Test
    void meansByAColumnAreWrittenBothWays() throws IOException {
        Path file = folder.resolve("interventions.json");
        Files.writeString(file, """
                [{"site": "blocks.2.attn.hook_z", "head": 4, "set": "mean_per_position", "by": "order"},
                 {"site": "blocks.0.attn.hook_z", "head": 5, "copyFrom": "reference", "seed": 7}]""");
        JsonNode written = json("set", "indirect-object", "--interventions", file.toString(), "--json", "-");
        JsonNode shortForm = json("set", "indirect-object", "--ablate", "L2H4:mean-per-position:order", "--ablate", "L0H5:resample:7",
                "--json", "-");
        assertEquals(written.get("ablatedPerPrompt"), shortForm.get("ablatedPerPrompt"));
        assertEquals(2, execute("set", "indirect-object", "--ablate", "L2H4:zero:order"));
        assertTrue(err.toString().contains("'zero' takes nothing behind it; leave ':order' out."), err.toString());
        assertEquals(2, execute("set", "indirect-object", "--ablate", "L2H4:resample:x"));
        assertTrue(err.toString().contains("'x' is no seed"), err.toString());
        Files.writeString(file, "[{\"site\": \"blocks.2.attn.hook_z\", \"set\": 0, \"by\": \"order\"}]");
        assertEquals(2, execute("set", "indirect-object", "--interventions", file.toString()));
        assertTrue(err.toString().contains("by goes only with"), err.toString());
    }
}
