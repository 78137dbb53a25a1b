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

/// Lenses on the command line.
class LensCommandTest {

    private static final String MARY = "When Mary and John went to the store, John gave a drink to";

    @TempDir
    private Path folder;

    private static JsonNode lens(String... more) throws IOException {
        return Said.by(Stream.concat(Stream.of("lens", "logit", "--prompt", MARY, "--answer", " Mary", "--distractor", " John", "--json",
                "-"), Stream.of(more)).toArray(String[]::new)).json();
    }

    @Test
    void theLogitLensHasTheKeysAndNumbersOfTheReference() throws IOException {
        JsonNode got = lens("--all-positions").get("logitLens");
        JsonNode expected = TinyEnglish.json("values.json").get("ioi").get("logitLens");
        assertEquals(expected.size(), got.size());
        for (int layer = 0; layer < expected.size(); layer++) {
            assertEquals(expected.get(layer).get("layer"), got.get(layer).get("layer"));
            assertEquals(expected.get(layer).get("top1"), got.get(layer).get("top1"));
            assertEquals(expected.get(layer).get("logitDifferenceAtEnd").asDouble(), got.get(layer).get("logitDifferenceAtEnd").asDouble(),
                    1e-4);
            for (int position = 0; position < 15; position++) {
                double known = expected.get(layer).get("answerLogProbability").get(position).asDouble();
                assertEquals(known, got.get(layer).get("answerLogProbability").get(position).asDouble(), 1e-4 * Math.max(1, -known));
            }
        }
    }

    @Test
    void theEndIsTheModelItself() throws IOException {
        JsonNode got = lens("--middle", "--top", "3");
        JsonNode end = got.get("logitLens").get(4);
        assertEquals(0, end.get("kl").get(0).asDouble(), 1e-6);
        assertEquals(0, end.get("answerRank").get(0).asInt());
        assertEquals(1, end.get("distractorRank").get(0).asInt());
        JsonNode run = Said.by("run", "--prompt", MARY, "--answer", " Mary", "--distractor", " John", "--json", "-").json().get("baseline");
        for (int rank = 0; rank < 3; rank++) {
            assertEquals(run.get("top").get(rank).get("id"), end.get("top").get(0).get(rank).get("id"));
            assertEquals(run.get("top").get(rank).get("probability").asDouble(), end.get("top").get(0).get(rank).get("probability")
                    .asDouble(), 1e-5);
        }
        assertEquals(4, got.get("middle").size());
        assertTrue(got.get("logitLens").get(0).get("kl").get(0).asDouble() > 1);
    }

    @Test
    void interventionsAreSeenFromWhereTheyAct() throws IOException {
        JsonNode got = lens("--ablate", "L2H4:zero");
        for (int layer = 0; layer < 5; layer++) {
            boolean same = got.get("logitLens").get(layer).get("kl").equals(got.get("ablated").get("logitLens").get(layer).get("kl"));
            double before = got.get("logitLens").get(layer).get("logitDifferenceAtEnd").asDouble();
            double after = got.get("ablated").get("logitLens").get(layer).get("logitDifferenceAtEnd").asDouble();
            assertEquals(layer < 3, before == after, "layer " + layer + same);
        }
    }

    @Test
    void overASetTheCurvesAreMeans() throws IOException {
        Path file = folder.resolve("set.csv");
        String other = "When Lisa and John went to the store, John gave a drink to";
        Files.writeString(file, "prompt,answer,distractor\n\"" + MARY + "\", Mary, John\n\"" + other + "\", Lisa, John\n");
        JsonNode got = Said.by("lens", "logit", "--set", file.toString(), "--json", "-").json();
        JsonNode one = lens();
        JsonNode two = Said.by("lens", "logit", "--prompt", other, "--answer", " Lisa", "--distractor", " John", "--json", "-").json();
        for (int layer = 0; layer < 5; layer++) {
            double first = one.get("logitLens").get(layer).get("logitDifferenceAtEnd").asDouble();
            double second = two.get("logitLens").get(layer).get("logitDifferenceAtEnd").asDouble();
            assertEquals((first + second) / 2, got.get("logitLens").get(layer).get("logitDifference").get("mean").asDouble(), 1e-5);
            assertEquals(Math.abs(first - second) / 2, got.get("logitLens").get(layer).get("logitDifference").get("standardError")
                    .asDouble(), 1e-5);
        }
    }
}
