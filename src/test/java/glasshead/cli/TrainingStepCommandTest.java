package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.checkpoint.DriftingTraining;
import glasshead.checkpoint.RandomCheckpoint;
import glasshead.checkpoint.SafetensorsWriter;
import glasshead.engine.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A model at a step of its training is named like a model, everywhere.
class TrainingStepCommandTest {

    @TempDir
    private Path folder;

    private DriftingTraining training;

    @BeforeEach
    void write() {
        training = new DriftingTraining(new RandomCheckpoint(2, 32, 60).write(folder.resolve("models/small")), 6);
        training.write(folder.resolve("scratch"));
    }

    private Said say(String... arguments) {
        return Said.on(() -> new Models(folder.resolve("models")), arguments);
    }

    private JsonNode run(String model) throws IOException {
        Said said = say("run", "--model", model, "--tokens", "3,7,9,12", "--answer", "#5", "--distractor", "#8", "--json", "-");
        assertEquals(0, said.status(), said.err());
        return new ObjectMapper().readTree(said.out());
    }

    private double difference(String model) throws IOException {
        return run(model).get("baseline").get("logitDifference").asDouble();
    }

    @Test
    void aStepRunsAsAFolderWithItsWeights() throws IOException {
        double trained = difference("small");
        for (int place : new int[] {0, 2, 4}) {
            Path own = Files.createDirectories(folder.resolve("at-" + place));
            Files.copy(folder.resolve("models/small/config.json"), own.resolve("config.json"));
            SafetensorsWriter.write(own.resolve("model.safetensors"), training.at(place));
            double exact = difference(own.toString());
            assertEquals(exact, difference("small@" + training.step(place)), 0.02 * Math.max(1, Math.abs(exact)));
            assertTrue(Math.abs(exact - trained) > 0.02, "the steps differ by more than rounding does");
        }
    }

    @Test
    void theLastStepIsTheModelItself() throws IOException {
        assertEquals(difference("small"), difference("small@2500"), 1e-5);
        assertEquals("small@2500", run("small@2500").get("model").asText());
    }

    @Test
    void aFolderTakesAStepToo() throws IOException {
        JsonNode byFolder = run(folder.resolve("models/small") + "@400");
        assertEquals(difference("small@400"), byFolder.get("baseline").get("logitDifference").asDouble(), 1e-5);
        assertEquals("small@400", byFolder.get("model").asText());
    }

    @Test
    void aNameThatLooksLikeAStepIsANameFirst() throws IOException {
        new RandomCheckpoint(1, 16, 20).write(folder.resolve("models/small@400"));
        Said said = say("run", "--model", "small@400", "--tokens", "3,7", "--answer", "#5", "--distractor", "#8");
        assertTrue(said.out().contains("1 layer ×"), said.out() + said.err());
        new RandomCheckpoint(1, 16, 20).write(folder.resolve("elsewhere@7"));
        assertEquals(0, say("run", "--model", folder.resolve("elsewhere@7").toString(), "--tokens", "3,7", "--answer", "#5", "--distractor",
                "#8").status());
    }

    @Test
    void aStepThatIsNotThereIsRefusedInOneSentence() {
        Said said = say("run", "--model", "small@500", "--tokens", "3,7");
        assertEquals(1, said.err().lines().count(), said.err());
        assertTrue(said.err().contains("step 400 and 900"), said.err());
        new RandomCheckpoint(1, 16, 20).write(folder.resolve("models/plain"));
        assertTrue(say("run", "--model", "plain@500", "--tokens", "3,7").err().contains("brings no weights from its training"));
        assertTrue(say("run", "--model", "none@500", "--tokens", "3,7").err().contains("There is no model 'none'"));
    }

    @Test
    void dumpAndMapTakeIt() {
        assertEquals(0, say("dump", "--model", "small@400", "--tokens", "3,7", "--out", folder.resolve("dump.safetensors").toString())
                .status());
        assertEquals(0, say("map", "zero", "--model", "small@400", "--tokens", "3,7", "--answer", "#5", "--distractor", "#8").status());
    }

    @Test
    void theModelsCommandShowsTheSteps() throws IOException {
        assertTrue(say("models", "list").out().contains("training at 6 steps, 0 to 2500"));
        Said one = say("models", "small");
        assertTrue(one.out().contains("0, 100, 400, 900, 1600, 2500"), one.out() + one.err());
        assertTrue(one.out().contains("Training loss, Induction"), one.out());
        Path json = folder.resolve("models.json");
        say("models", "list", "--json", json.toString());
        assertEquals("[0,100,400,900,1600,2500]", new ObjectMapper().readTree(json.toFile()).get(0).get("trainingSteps").toString());
    }

    @Test
    void modelsAloneStillAsksForACommand() {
        Said said = say("models");
        assertTrue(said.status() != 0 && said.err().contains("Missing required subcommand"), said.err());
    }
}
