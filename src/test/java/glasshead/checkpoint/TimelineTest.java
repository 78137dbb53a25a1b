package glasshead.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import glasshead.experiment.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is packed comes back, to the error that is promised.
class TimelineTest {

    private static final int PLACES = 31;

    static {
        OfflineDjl.set();
    }

    @TempDir
    Path temporary;

    private DriftingTraining written(int places) {
        var model = new RandomCheckpoint(2, 64, 400).write(temporary.resolve("model"));
        var training = new DriftingTraining(model, places);
        training.write(temporary.resolve("scratch"));
        return training;
    }

    private Path model() {
        return temporary.resolve("model");
    }

    private float[] rebuilt(TensorSource tensors, NDManager manager, String name) {
        try (var array = tensors.read(manager, name)) {
            return array.toFloatArray();
        }
    }

    /// Root mean square of the difference over that of the true numbers, over all tensors.
    private double error(DriftingTraining training, TrainingSteps steps, int place, NDManager manager) {
        double wrong = 0;
        double all = 0;
        try (var tensors = steps.at(training.step(place))) {
            for (var tensor : training.at(place).entrySet()) {
                var is = rebuilt(tensors, manager, tensor.getKey());
                var should = tensor.getValue().data();
                for (int i = 0; i < is.length; i++) {
                    wrong += Math.pow(is[i] - should[i], 2);
                    all += should[i] * should[i];
                }
            }
        }
        return Math.sqrt(wrong / all);
    }

    @Test
    void everyStepIsWithinTwoPercentAndErrorsDoNotAddUp() {
        var training = written(PLACES);
        var steps = TrainingSteps.open(model());
        try (var manager = NDManager.newBaseManager("PyTorch")) {
            var errors = new ArrayList<Double>();
            for (int place = 0; place < PLACES - 1; place++) {
                errors.add(error(training, steps, place, manager));
            }
            assertTrue(errors.stream().allMatch(error -> error > 0.001 && error < 0.0245), errors.toString());
            assertTrue(errors.getLast() < 1.1 * errors.get(1), errors.toString());
            assertTrue(errors.subList(1, errors.size()).stream().allMatch(error -> error < 0.02), errors.toString());
        }
    }

    @Test
    void theLastStepIsTheModelExactly() {
        var training = written(4);
        try (var manager = NDManager.newBaseManager("PyTorch"); var last = TrainingSteps.open(model()).at(training.step(3));
                var own = SafetensorsFile.open(model().resolve("model.safetensors"))) {
            assertEquals(own.names(), last.names());
            for (var name : own.names()) {
                assertArrayEquals(own.numbers(name), rebuilt(last, manager, name));
            }
        }
    }

    @Test
    void aStepHasTheSameNumbersWhicheverWayItIsReached() {
        var training = written(8);
        try (var manager = NDManager.newBaseManager("PyTorch")) {
            var forth = TrainingSteps.open(model());
            var back = TrainingSteps.open(model());
            back.at(training.step(6)).close();
            for (int place = 0; place < 7; place++) {
                try (var one = forth.at(training.step(place)); var other = back.at(training.step(place))) {
                    for (var name : one.names()) {
                        assertArrayEquals(rebuilt(one, manager, name), rebuilt(other, manager, name));
                    }
                }
            }
            assertTrue(forth.bytes() > 0);
            assertEquals(forth.bytes(), back.bytes());
        }
    }

    @Test
    void theListComesBack() {
        var training = written(5);
        var timeline = Timeline.read(model());
        assertEquals(List.of(0, 100, 400, 900, 1600), timeline.steps());
        assertEquals(training.curves(), timeline.curves());
        assertTrue(Timeline.isIn(model()));
    }

    @Test
    void aStepThatWasNotKeptNamesTheNearest() {
        written(5);
        var message = assertThrows(BadInput.class, () -> TrainingSteps.open(model()).at(500)).getMessage();
        assertTrue(message.contains("step 500") && message.contains("400 and 900"), message);
    }

    @Test
    void aSecondTimelineLeavesNothingOfTheFirst() throws IOException {
        written(6);
        new DriftingTraining(model(), 3).write(temporary.resolve("scratch"));
        try (var files = Files.list(model().resolve("training"))) {
            assertEquals(List.of("step-000000.safetensors.gz", "step-000100.safetensors.gz", "timeline.json"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void aLastSnapshotOfOtherWeightsIsRefused() {
        var training = written(4);
        var snapshots = new TreeMap<>(training.snapshots(temporary.resolve("scratch")));
        snapshots.remove(training.step(3));
        var message = assertThrows(BadInput.class, () -> TimelineWriter.write(model(), snapshots, List.of())).getMessage();
        assertTrue(message.contains("is not the model itself"), message);
        assertTrue(Timeline.isIn(model()), "what was there stays");
    }

    @Test
    @SuppressWarnings("FloatingPointLiteralPrecision") // Numbers this small have few digits.
    void rowsThatAreZeroOrTinyOrJumpComeBack() {
        float[] rebuilt = new float[8];
        float[][] weights = {{0, 0, 1, -1, 1e-42f, 0, 5, 5}, {0, 0, 1000, -1, 1e-44f, 0, 0, 0}, {3, 0, 0, 0, 0, 0, 1e-30f, 0}};
        for (float[] now : weights) {
            float[] before = rebuilt.clone();
            PackedTensor.pack(now, rebuilt, 4);
            for (int row = 0; row < 4; row++) {
                int i = 2 * row;
                float furthest = Math.max(Math.abs(now[i] - before[i]), Math.abs(now[i + 1] - before[i + 1]));
                double step = Math.max(Float.MIN_NORMAL, Math.max(furthest / 127, Math.hypot(now[i], now[i + 1]) / Math.sqrt(2) / 16));
                assertEquals(now[i], rebuilt[i], 0.51 * step);
                assertEquals(now[i + 1], rebuilt[i + 1], 0.51 * step);
            }
        }
    }

    @Test
    void filesAreNamedAlikeWhereverTheWriterIs() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertEquals("step-000400.safetensors.gz", PackedStep.fileName(400));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void whatIsToComeIsWhatIsKeptInTheEnd() {
        var training = written(5);
        var opened = TrainingSteps.open(model());
        assertEquals(0, opened.bytesToCome(training.step(4)), "the last step needs no other");
        long all = opened.bytesToCome(0);
        opened.at(training.step(1)).close();
        assertEquals(all, opened.bytes() + opened.bytesToCome(0));
        opened.at(training.step(3)).close();
        assertEquals(all, opened.bytes());
        assertEquals(0, opened.bytesToCome(training.step(1)));
    }
}
