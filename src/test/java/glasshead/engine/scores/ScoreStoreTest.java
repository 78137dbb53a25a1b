package glasshead.engine.scores;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.analysis.Detector;
import glasshead.analysis.DetectorScores;
import glasshead.checkpoint.RandomCheckpoint;
import glasshead.experiment.BadInput;
import glasshead.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreStoreTest {

    @TempDir
    private Path folder;

    private Path model;
    private ScoreStore store;
    private ModelScores scores;

    @BeforeEach
    void write() {
        model = new RandomCheckpoint(2, 16, 40).write(folder.resolve("model"));
        store = new ScoreStore(Optional.of(folder.resolve("kept")), _ -> {});
        scores = scores(0.25, 3);
    }

    private ModelScores scores(double value, long seed) {
        double[][] all = new double[2][4];
        all[1][3] = value;
        return new ModelScores(store.mark(model), new RepeatedTokens(seed, 8, 15, true, TokenPool.Source.ALL),
                new DetectorScores(all, new double[2][4], all, new double[2][4], all, 3.7, 3.5));
    }

    private void bring(ModelScores brought) {
        write((ObjectNode) Json.tree(brought));
    }

    private void write(ObjectNode json) {
        try {
            Files.writeString(model.resolve("scores.json"), json.toPrettyString());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsKeptIsFoundAgain() {
        assertEquals(Optional.empty(), store.find(model));
        store.save(scores);
        ModelScores found = store.find(model).orElseThrow();
        assertEquals(scores.data(), found.data());
        for (Detector detector : Detector.values()) {
            assertArrayEquals(scores.scores().of(detector), found.scores().of(detector));
        }
        assertEquals(3.5, found.scores().lossSecondHalf());
        assertEquals(Optional.empty(), new ScoreStore(Optional.empty(), _ -> {}).find(model), "the model's folder stays as it was");
    }

    @Test
    void whatWasComputedHereCountsBeforeWhatTheModelBrings() {
        bring(scores(0.5, 1));
        assertEquals(0.5, store.find(model).orElseThrow().scores().previous()[1][3]);
        store.save(scores);
        assertEquals(0.25, store.find(model).orElseThrow().scores().previous()[1][3]);
    }

    @Test
    void aModelInAnotherFolderIsKnownByItsWeights() throws IOException {
        store.save(scores);
        Path moved = Files.move(model, folder.resolve("moved"));
        assertEquals(3, store.find(moved).orElseThrow().data().seed());
    }

    @Test
    void scoresOfOtherWeightsArePassedOver() throws IOException {
        bring(scores);
        store.save(scores);
        String before = store.mark(model);
        byte[] weights = Files.readAllBytes(model.resolve("model.safetensors"));
        weights[weights.length - 2] ^= 1;
        Files.write(model.resolve("model.safetensors"), weights);
        assertNotEquals(before, store.mark(model));
        assertEquals(Optional.empty(), store.find(model));
    }

    @Test
    void weightsThatDifferInTheMiddleAreOthers() throws IOException {
        // Long enough that neither the first nor the last mebibyte reaches the middle.
        model = new RandomCheckpoint(2, 16, 40_000).write(folder.resolve("large"));
        store.save(scores(0.25, 3));
        assertEquals(3, store.find(model).orElseThrow().data().seed());
        byte[] weights = Files.readAllBytes(model.resolve("model.safetensors"));
        weights[weights.length / 2] ^= 1;
        Files.write(model.resolve("model.safetensors"), weights);
        assertEquals(Optional.empty(), store.find(model));
        assertEquals(Optional.empty(), new ScoreStore(Optional.of(folder.resolve("kept")), _ -> {}).find(model));
    }

    @Test
    void filesThatCantBeUsedAreRefused() {
        refuse("version", json -> json.put("schema", 2));
        refuse("which weights it is of", json -> json.put("weights", "../../etc"));
        refuse("'weights' is missing", json -> json.remove("weights"));
        refuse("2 layers of 4 heads of induction", json -> ((ArrayNode) json.get("scores").get("induction")).remove(0));
        refuse("2 layers of 4 heads of first token", json -> head(json).add(0.5));
        refuse("a first score", json -> head(json).set(0, 1.01));
        refuse("a first score", json -> head(json).set(0, -0.01));
        refuse("'scores.first[1][0]' must be a number and is the text", json -> head(json).set(0, "0.5"));
        refuse("'scores.first[1][0]' is null", json -> head(json).setNull(0));
        refuse("lossFirstHalf", json -> json.put("lossFirstHalf", 1e300));
        refuse("lossSecondHalf", json -> json.put("lossSecondHalf", -1));
        refuse("'data.seed' must be a whole number and is 1.5", json -> data(json).put("seed", 1.5));
        refuse("rows", json -> data(json).put("rows", 0));
        refuse("repeated", json -> data(json).put("repeated", 17));
        refuse("'data.bos' must be true or false", json -> data(json).put("bos", "yes"));
        refuse("'data.source' must be one of corpus, words, all", json -> data(json).put("source", "moon"));
    }

    private static ArrayNode head(ObjectNode json) {
        return (ArrayNode) json.get("scores").get("first").get(1);
    }

    private static ObjectNode data(ObjectNode json) {
        return (ObjectNode) json.get("data");
    }

    private void refuse(String said, Consumer<ObjectNode> damage) {
        ObjectNode json = (ObjectNode) Json.tree(scores);
        damage.accept(json);
        write(json);
        BadInput refused = assertThrows(BadInput.class, () -> store.find(model), said);
        assertTrue(refused.getMessage().startsWith("The file of scores '" + model.resolve("scores.json") + "' can't be used: ") && refused
                .getMessage().contains(said), refused.getMessage());
    }

    @Test
    void numbersThatAreNoneAreRefused() throws IOException {
        for (String text : new String[] {"", "[]", "{\"schema\": NaN}", new ObjectMapper().writeValueAsString("x")}) {
            Files.writeString(model.resolve("scores.json"), text);
            assertThrows(BadInput.class, () -> store.find(model), text);
        }
    }

    @Test
    void withoutAPlaceNothingIsKept() throws IOException {
        assertThrows(BadInput.class, () -> new ScoreStore(Optional.empty(), _ -> {}).save(scores));
        Path file = Files.writeString(folder.resolve("file"), "");
        BadInput refused = assertThrows(BadInput.class, () -> new ScoreStore(Optional.of(file), _ -> {}).save(scores));
        assertTrue(refused.getMessage().startsWith("The scores can't be kept in"), refused.getMessage());
    }
}
