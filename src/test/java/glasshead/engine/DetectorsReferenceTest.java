package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import glasshead.analysis.DetectionPattern;
import glasshead.analysis.Detector;
import glasshead.analysis.DetectorScores;
import glasshead.analysis.HeadDetection;
import glasshead.analysis.HeadDetectors;
import glasshead.checkpoint.CheckpointFolder;
import glasshead.checkpoint.TensorSource;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.gpt2.Gpt2;
import glasshead.gpt2.Gpt2Config;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Detector scores against TransformerLens' on the same tokens.
class DetectorsReferenceTest {

    private static final double TOLERANCE = 1e-4;
    private static final double ROUNDED = 5e-4;

    private interface Use<R> {
        R with(Gpt2 model);
    }

    private static <R> R model(boolean raw, Use<R> use) {
        CheckpointFolder folder = CheckpointFolder.open(TinyEnglish.MODELS.resolve("tiny-english"));
        try (NDManager manager = NativeRuntime.open(); TensorSource tensors = folder.openTensors();
                Gpt2 model = Gpt2.load(Gpt2Config.parse(folder.config()), tensors, raw, manager)) {
            return use.with(model);
        }
    }

    private static int[][] tokens() {
        List<int[]> rows = new ArrayList<>();
        TinyEnglish.json("detectors.json").get("tokens").forEach(row -> rows.add(ints(row)));
        return rows.toArray(int[][]::new);
    }

    private static int[] ints(JsonNode row) {
        int[] ids = new int[row.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = row.get(i).intValue();
        }
        return ids;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyHeadScoresAsInTheReference(boolean raw) {
        DetectorScores got = model(raw, model -> HeadDetectors.of(model, tokens(), () -> false));
        JsonNode expected = TinyEnglish.json("detectors.json");
        for (Detector detector : Detector.values()) {
            String key = detector.name().toLowerCase(Locale.ROOT);
            assertEquals(expected.get(key).size(), got.of(detector).length);
            for (int layer = 0; layer < got.of(detector).length; layer++) {
                Agreement.agree(key + layer, expected.get(key).get(layer), got.of(detector)[layer], TOLERANCE);
            }
        }
        Agreement.agree("first half", expected.get("lossFirstHalf").asDouble(), got.lossFirstHalf(), TOLERANCE);
        Agreement.agree("second half", expected.get("lossSecondHalf").asDouble(), got.lossSecondHalf(), TOLERANCE);
    }

    @Test
    void stopsWhenAskedTo() {
        model(false, model -> assertThrows(CancellationException.class, () -> HeadDetectors.of(model, tokens(), () -> true)));
    }

    @Test
    void onlyRepeatedRowsAreTaken() {
        model(false, model -> {
            for (int[] row : new int[][] {{1, 2, 3, 1, 2, 4}, {1, 1}, {5}, {9, 1, 2, 3, 1, 2, 9}}) {
                assertThrows(IllegalArgumentException.class, () -> HeadDetectors.of(model, new int[][] {row}, () -> false));
            }
            assertThrows(IllegalArgumentException.class, () -> HeadDetectors.of(model, new int[][] {{1, 2, 1, 2}, {9, 1, 2, 1, 2}},
                    () -> false));
            return null;
        });
    }

    @Test
    void promptsMatchPatternsAsDetectHeadSays() {
        JsonNode reference = TinyEnglish.json("detect-head.json");
        int[] all = ints(reference.get("tokens"));
        List<Integer> withoutBos = Arrays.stream(all).skip(1).boxed().toList();
        Experiment experiment = new Experiment("tiny-english", new Prompt.Tokens(withoutBos), Prompt.NONE,
                new Contrast(List.of(), List.of(), Contrast.LAST), List.of(), Options.DEFAULT);
        try (InferenceEngine engine = TinyEnglish.engine()) {
            for (JsonNode one : reference.get("cases")) {
                HeadDetection detection = detection(one, reference.get("custom"));
                double[][] got = engine.run(experiment, List.of(detection), () -> false).baseline().get(detection);
                double tolerance = detection.measure() == HeadDetection.Measure.ABS ? TOLERANCE + ROUNDED : TOLERANCE;
                for (int layer = 0; layer < got.length; layer++) {
                    Agreement.agree(one.get("pattern") + " " + detection + layer, one.get("scores").get(layer), got[layer], tolerance);
                }
            }
        }
    }

    private static HeadDetection detection(JsonNode one, JsonNode custom) {
        String pattern = one.get("pattern").asText();
        HeadDetection.Source source = pattern.equals("custom") ? DetectionPattern.of(matrix(custom)) : HeadDetection.Kind.valueOf(pattern
                .toUpperCase(Locale.ROOT));
        return new HeadDetection(source, HeadDetection.Measure.valueOf(one.get("measure").asText().toUpperCase(Locale.ROOT)),
                one.get("excludeBos").asBoolean(), one.get("excludeCurrentToken").asBoolean());
    }

    private static double[][] matrix(JsonNode rows) {
        double[][] matrix = new double[rows.size()][rows.size()];
        for (int query = 0; query < matrix.length; query++) {
            for (int key = 0; key < matrix.length; key++) {
                matrix[query][key] = rows.get(query).get(key).asDouble();
            }
        }
        return matrix;
    }

    @Test
    void patternsThatAreNoneAreRefused() {
        assertThrows(BadInput.class, () -> DetectionPattern.of(new double[][] {{1, 0}, {0}}), "not square");
        assertThrows(BadInput.class, () -> DetectionPattern.of(new double[][] {{1, 1}, {0, 1}}), "looks ahead");
        assertThrows(BadInput.class, () -> DetectionPattern.of(new double[][] {{Double.NaN}}), "no number");
        assertThrows(BadInput.class, () -> DetectionPattern.of(new double[][] {{1e300}}), "too large for fp32");
        BadInput length = assertThrows(BadInput.class, () -> DetectionPattern.of(new double[][] {{1, 0}, {0, 1}}).on(new int[3]));
        assertEquals("The pattern is for 2 tokens and the prompt has 3: give a pattern with a row for each token.", length.getMessage());
    }
}
