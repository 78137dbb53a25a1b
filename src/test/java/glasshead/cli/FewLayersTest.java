package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.checkpoint.AttentionOnly;
import glasshead.checkpoint.TestModels;
import glasshead.engine.Models;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every command on attention-only models of no layer and of one.
class FewLayersTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Cli.commands(() -> new Models(TestModels.GIVEN), (picture, file) -> {}, () -> {}).setOut(new PrintWriter(out, true)).setErr(
                new PrintWriter(err, true))
                .execute(arguments);
    }

    private void works(String... arguments) {
        assertEquals(0, execute(arguments), err.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void everyCommandTakesThem(int layers) throws IOException {
        String model = AttentionOnly.write(folder.resolve("few"), layers).toString();
        works("run", "--model", model);
        assertTrue(out.toString().contains(layers == 0 ? " · no layers" : " · 1 layer × 4 heads"), out.toString());
        works("run", "--model", model, "--json", "-");
        JsonNode attribution = new ObjectMapper().readTree(out.toString()).get("baseline").get("attribution");
        assertEquals(layers, attribution.get("heads").size());
        works("models", "score", model, "--json", "-");
        works("models", "composition", model);
        assertTrue(out.toString().contains("none: no head is in a layer after another's"), out.toString());
        works("models", "composition", model, "--json", "-");
        works("bench", "--model", model, "--repeats", "1");
        works("detect", "induction_head", "--model", model);
        works("dump", "--model", model, "--out", folder.resolve("all.safetensors").toString());
        assertTrue(Files.size(folder.resolve("all.safetensors")) > 0);
    }

    @Test
    void withoutHeadsThereIsNothingToMapOrAblate() {
        String model = AttentionOnly.write(folder.resolve("none"), 0).toString();
        assertEquals(2, execute("map", "zero", "--model", model), out.toString());
        assertEquals("This model has no layers, so there is nothing to map.", err.toString().strip());
        assertEquals(2, execute("run", "--model", model, "--ablate", "L0H0:zero"), out.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
    }

    @Test
    void oneLayerIsMappedAndAblated() {
        String model = AttentionOnly.write(folder.resolve("one"), 1).toString();
        works("map", "zero", "--model", model);
        works("map", "zero_pairs", "--model", model);
        works("run", "--model", model, "--ablate", "L0H0:zero");
        assertEquals(2, execute("map", "mlp_zero", "--model", model), out.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
    }
}
