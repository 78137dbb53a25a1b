package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.engine.TinyEnglish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The neurons of an MLP on the command line.
class NeuronsCommandTest {

    private static final String MARY = "When Mary and John went to the store, John gave a drink to";

    @TempDir
    private Path folder;

    private static JsonNode neurons(String... more) throws IOException {
        return Said.by(Stream.concat(Stream.of("neurons", "--prompt", MARY, "--answer", " Mary",
                "--distractor", " John", "--json", "-"), Stream.of(more)).toArray(String[]::new)).json();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void agreeWithTheReferenceAndSumToTheMlp(int layer) throws IOException {
        JsonNode got = neurons("--layer", String.valueOf(layer), "--top", "768");
        JsonNode expected = TinyEnglish.json("values.json").get("ioi");
        for (int i = 0; i < 5; i++) {
            JsonNode known = expected.get("topNeurons").get(5 * layer + i);
            assertEquals(known.get("layer"), got.get("neurons").get(i).get("layer"));
            assertEquals(known.get("neuron"), got.get("neurons").get(i).get("neuron"));
            assertEquals(known.get("value").asDouble(), got.get("neurons").get(i).get("value").asDouble(), 1e-4);
        }
        double sum = got.get("bias").asDouble();
        assertEquals(768, got.get("neurons").size());
        for (JsonNode neuron : got.get("neurons")) {
            sum += neuron.get("value").asDouble();
        }
        assertEquals(expected.get("attribution").get("mlps").get(layer).asDouble(), sum, 1e-4);
        assertEquals(sum, got.get("sum").asDouble(), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--raw-weights"})
    void whatANeuronReadsAddsUpToItsInput(String weights) throws IOException {
        JsonNode got = weights.isEmpty() ? neurons("--layer", "2", "--top", "7") : neurons("--layer", "2", "--top", "7", weights);
        assertEquals(7, got.get("neurons").size());
        for (JsonNode neuron : got.get("neurons")) {
            double sum = 0;
            for (JsonNode part : neuron.get("parts")) {
                sum += part.get("value").asDouble();
            }
            assertEquals(neuron.get("input").asDouble(), sum, 1e-4);
            assertEquals(5, neuron.get("up").size());
            assertTrue(neuron.get("up").get(0).get("value").asDouble() > neuron.get("down").get(0).get("value").asDouble());
        }
    }

    @Test
    void overASetTheyAreMeans() throws IOException {
        Path file = folder.resolve("set.csv");
        String other = "When Lisa and John went to the store, John gave a drink to";
        Files.writeString(file, "prompt,answer,distractor\n\"" + MARY + "\", Mary, John\n\"" + other + "\", Lisa, John\n");
        JsonNode got = Said.by("neurons", "--layer", "3", "--top", "3", "--set", file.toString(), "--json", "-").json();
        JsonNode first = neurons("--layer", "3", "--top", "768");
        JsonNode second = Said.by("neurons", "--layer", "3", "--top", "768", "--prompt", other, "--answer", " Lisa", "--distractor",
                " John",
                "--json", "-").json();
        assertEquals(3, got.get("neurons").size());
        for (JsonNode neuron : got.get("neurons")) {
            double one = of(first, neuron);
            double two = of(second, neuron);
            assertEquals((one + two) / 2, neuron.get("value").asDouble(), 1e-5);
            assertEquals(Math.abs(one - two) / 2, neuron.get("standardError").asDouble(), 1e-5);
        }
    }

    @Test
    void overASetWithInterventionsBothRunsAreMeans() throws IOException {
        Path file = folder.resolve("set.csv");
        Files.writeString(file, "prompt,answer,distractor\n\"" + MARY + "\", Mary, John\n");
        JsonNode got = Said.by("neurons", "--layer", "3", "--top", "768", "--set", file.toString(), "--ablate", "L2H4:zero", "--json", "-")
                .json();
        JsonNode one = neurons("--layer", "3", "--top", "768", "--ablate", "L2H4:zero");
        assertEquals(one.get("sum").asDouble(), got.get("sum").asDouble(), 1e-5);
        assertEquals(one.get("ablated").get("sum").asDouble(), got.get("ablated").get("sum").asDouble(), 1e-5);
        JsonNode neuron = one.get("ablated").get("neurons").get(0);
        assertEquals(neuron.get("value").asDouble(), of(got.get("ablated"), neuron), 1e-5);
        assertTrue(Math.abs(neuron.get("value").asDouble() - of(got, neuron)) > 1e-3);
    }

    private static double of(JsonNode all, JsonNode neuron) {
        for (JsonNode each : all.get("neurons")) {
            if (each.get("neuron").equals(neuron.get("neuron"))) {
                return each.get("value").asDouble();
            }
        }
        throw new AssertionError(neuron);
    }

    @Test
    void whatIsNotThereGetsASentence() {
        assertEquals("There is no layer 4; the model has 4, counted from 0.", Said.by("neurons", "--layer", "4").err().strip());
        assertEquals("This model has no MLPs, so there are no neurons; choose one that has.", Said.by("neurons", "--layer", "0", "--model",
                "attn-only-2l", "--prompt", MARY, "--answer", " Mary", "--distractor", " John").err().strip());
    }
}
