package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.analysis.modular.AblatedAddition;
import glasshead.analysis.modular.FrequencyAblation;
import glasshead.analysis.modular.ModularAddition;
import glasshead.analysis.modular.ModularRun;
import glasshead.analysis.modular.PairScores;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A small model for addition modulo 11 against what numpy computed for it (`reference.py`).
class ModularReferenceTest {

    private static final Path FOLDER = Path.of("src/test/resources/reference/modular");
    private static final int P = 11;
    private static final double CLOSE = 1e-4;

    @TempDir
    private Path copy;

    private static Experiment of(Path model, boolean raw) {
        return new Experiment(model.toString(), new Prompt.Tokens(List.of()), Prompt.NONE, new Contrast(List.of(), List.of(),
                Contrast.LAST), List.of(),
                Options.DEFAULT.withRawWeights(raw));
    }

    private static JsonNode reference() {
        try {
            return new ObjectMapper().readTree(FOLDER.resolve("reference.json").toFile());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertScores(JsonNode expected, PairScores got) {
        assertMean(expected.get("loss"), got.loss());
        assertMean(expected.get("accuracy"), got.accuracy());
    }

    private static void assertMean(JsonNode expected, PairScores.Mean got) {
        assertEquals(expected.get("all").asDouble(), got.all(), CLOSE);
        assertEquals(expected.get("trained").asDouble(), got.trained(), CLOSE);
        assertEquals(expected.get("heldOut").asDouble(), got.heldOut(), CLOSE);
    }

    private static double[] numbers(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).mapToDouble(JsonNode::asDouble).toArray();
    }

    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void agreesWithNumpy(boolean raw) {
        JsonNode expected = reference();
        try (InferenceEngine engine = TinyEnglish.engine()) {
            ModularAddition got = engine.answer(new Question.Addition(of(FOLDER.resolve("model"), raw)), () -> false);
            assertPictures(expected, got.run());
            assertScores(expected.get("scores"), got.scores());
            assertArrayEquals(numbers(expected.get("embedding")), got.embedding().norms(), CLOSE);
            assertArrayEquals(numbers(expected.get("neurons").get("best")), IntStream.of(got.neurons().best()).asDoubleStream().toArray());
            assertArrayEquals(numbers(expected.get("neurons").get("explained")), got.neurons().explained(), CLOSE);
            assertArrayEquals(numbers(expected.get("share")), IntStream.rangeClosed(1, P / 2).mapToDouble(got.waves()::share).toArray(),
                    CLOSE);
            assertArrayEquals(numbers(expected.get("answerShare")), IntStream.rangeClosed(1, P / 2).mapToDouble(got.waves()::answerShare)
                    .toArray(), CLOSE);
            assertArrayEquals(numbers(expected.get("keyFrequencies")), got.keyFrequencies().stream().mapToDouble(k -> k).toArray());
            assertScores(expected.get("restricted"), got.restricted());
            assertScores(expected.get("excluded"), got.excluded());
            assertArrayEquals(numbers(expected.get("logitSpectrum")), doubles(got.whole().spectrum()), CLOSE * 10);
        }
    }

    private static void assertPictures(JsonNode expected, ModularRun run) {
        int[] pairs = {0, 17, 120};
        for (int i = 0; i < pairs.length; i++) {
            for (int c = 0; c < P; c++) {
                assertEquals(expected.get("logits").get(i).get(c).asDouble(), run.logitOf(c)[pairs[i]], CLOSE);
            }
            for (int head = 0; head < 4; head++) {
                for (int place = 0; place < ModularRun.PLACES; place++) {
                    assertEquals(expected.get("attention").get(i).get(head).get(place).asDouble(), run.attention(head, place)[pairs[i]],
                            CLOSE);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void ablatedFrequenciesAgreeWithNumpy(FrequencyAblation.Place place) {
        try (InferenceEngine engine = TinyEnglish.engine()) {
            Experiment experiment = of(FOLDER.resolve("model"), false);
            ModularAddition whole = engine.answer(new Question.Addition(experiment), () -> false);
            AblatedAddition got = engine.answer(new Question.AdditionWithout(experiment, whole, new FrequencyAblation(List.of(2, 5),
                    place)), () -> false);
            assertScores(reference().get("withoutTwoAndFive").get(place.key()), got.scores());
            AblatedAddition same = engine.answer(new Question.AdditionWithout(experiment, whole, new FrequencyAblation(List.of(), place)),
                    () -> false);
            assertEquals(whole.scores(), same.scores());
        }
    }

    @Test
    void stopsWhenCancelledAndGivesTheMemoryBack() {
        try (InferenceEngine engine = TinyEnglish.engine()) {
            Experiment experiment = of(FOLDER.resolve("model"), false);
            engine.answer(new Question.Addition(experiment), () -> false);
            int managed = engine.manager().getManagedArrays().size();
            assertThrows(CancellationException.class, () -> engine.answer(new Question.Addition(experiment), () -> true));
            engine.answer(new Question.Addition(experiment), () -> false);
            assertEquals(managed, engine.manager().getManagedArrays().size());
        }
    }

    @Test
    void otherModelsHaveNoSuchTask() {
        try (InferenceEngine engine = TinyEnglish.engine()) {
            assertNull(engine.model("tiny-english", false).task());
            BadInput refused = assertThrows(BadInput.class, () -> engine.answer(new Question.Addition(TinyEnglish.experiment("ioi")),
                    () -> false));
            assertTrue(refused.getMessage().contains("was not trained for modular addition"), refused.getMessage());
        }
    }

    private void copyModel() throws IOException {
        for (String file : List.of("config.json", "model.safetensors", "glasshead.json", "train-pairs.json")) {
            Files.copy(FOLDER.resolve("model").resolve(file), copy.resolve(file));
        }
    }

    private String refusal() {
        try (InferenceEngine engine = TinyEnglish.engine()) {
            return assertThrows(BadInput.class, () -> engine.model(copy.toString(), false)).getMessage();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"task": {"kind": "chess", "prime": 11}}               | 'chess'
            {"task": {"prime": 11}}                                | task.kind
            {"task": "modular-addition"}                           | must be an object
            {"task": {"kind": "modular-addition"}}                 | task.prime
            {"task": {"kind": "modular-addition", "prime": 9}}     | not a prime number from 3 to 997
            {"task": {"kind": "modular-addition", "prime": 1009}}  | not a prime number from 3 to 997
            {"task": {"kind": "modular-addition", "prime": 11.0}}  | must be a whole number and is 11.0
            {"task": {"kind": "modular-addition", "prime": 13}}    | needs 14 tokens
            """)
    void refusesTasksThatDoNotFit(String file, String said) throws IOException {
        copyModel();
        Files.writeString(copy.resolve("glasshead.json"), file);
        String refusal = refusal();
        assertTrue(refusal.contains(said), refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"prime": 13, "pairs": [1]}      | pairs are of numbers below 13
            {"prime": 11, "pairs": 5}        | must be a list and is 5
            {"prime": 11, "pairs": [121]}    | no number from 0 to 120
            {"prime": 11, "pairs": [-1]}     | no number from 0 to 120
            {"prime": 11, "pairs": [1.5]}    | must be a whole number and is 1.5
            {"prime": 11, "pairs": ["3"]}    | must be a list and is the text
            {"prime": 11, "pairs": [3, 3]}   | 3 twice
            """)
    void refusesListsOfPairsThatDoNotFit(String file, String said) throws IOException {
        copyModel();
        Files.writeString(copy.resolve("train-pairs.json"), file);
        String refusal = refusal();
        assertTrue(refusal.contains(said), refusal);
    }

    @Test
    void withoutAListOfPairsTheSplitIsNotKnown() throws IOException {
        copyModel();
        Files.delete(copy.resolve("train-pairs.json"));
        try (InferenceEngine engine = TinyEnglish.engine()) {
            ModularAddition got = engine.answer(new Question.Addition(of(copy, false)), () -> false);
            assertEquals(Double.NaN, got.scores().loss().trained());
            assertEquals(reference().get("scores").get("loss").get("all").asDouble(), got.scores().loss().all(), CLOSE);
        }
    }
}
