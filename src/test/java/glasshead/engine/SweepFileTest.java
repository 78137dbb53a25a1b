package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import glasshead.experiment.Contrast;
import glasshead.experiment.Cutting;
import glasshead.experiment.DataSet;
import glasshead.experiment.EdgeMethod;
import glasshead.experiment.Example;
import glasshead.experiment.Metric;
import glasshead.experiment.OnSet;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.gpt2.Gpt2Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a long sweep has measured is there after a restart.
class SweepFileTest {

    @TempDir
    private Path folder;

    private static double[][] nothing(int rows, int edges) {
        double[][] values = new double[rows][edges];
        Arrays.stream(values).forEach(row -> Arrays.fill(row, Double.NaN));
        return values;
    }

    private static final double[] CLEAN = {1, Double.NaN, 3};

    @Test
    void wholeRowsComeBackAndOthersAreMeasuredAgain() {
        double[][] values = nothing(3, 4);
        values[2] = new double[] {.1, -2, 3, 1e-17};
        values[0][1] = 7;
        SweepFile file = new SweepFile(folder.resolve("scores"), "x");
        file.write(values, CLEAN);
        double[][] read = nothing(3, 4);
        double[] clean = new double[3];
        assertEquals(1, file.read(read, clean));
        assertArrayEquals(values[2], read[2]);
        assertEquals(3, clean[2]);
        assertTrue(Double.isNaN(read[0][1]));
    }

    @Test
    void whatIsDamagedOrOfAnotherGraphCountsForNothing() throws IOException {
        double[][] values = nothing(3, 4);
        values[0] = new double[] {1, 2, 3, 4};
        values[2] = new double[] {1, 2, 3, 4};
        SweepFile file = new SweepFile(folder, "x");
        file.write(values, CLEAN);
        assertEquals(0, file.read(nothing(3, 5), new double[3]));
        Path place = folder.resolve("x.edges");
        Files.write(place, Arrays.copyOf(Files.readAllBytes(place), 60));
        double[][] read = nothing(3, 4);
        assertEquals(0, file.read(read, new double[3]));
        assertTrue(Double.isNaN(read[0][0]), "nothing of it is left");
        assertEquals(0, file.read(nothing(1, 4), new double[1]));
    }

    @Test
    void anotherQuestionHasAnotherFileAndOldOnesGo() throws IOException {
        CircuitQuestion.OfEdges one = new CircuitQuestion.OfEdges(EdgesReferenceTest.on("attn-only-2l"), new EdgeMethod.Exact(),
                Metric.LOGIT_DIFFERENCE);
        SweepFile file = SweepFile.of(folder, "weights", one);
        assertEquals(file, SweepFile.of(folder, "weights", one));
        assertNotEquals(file, SweepFile.of(folder, "others", one));
        assertNotEquals(file, SweepFile.of(folder, "weights", new CircuitQuestion.OfEdges(one.on(), one.method(), Metric.KL)));
        for (int i = 0; i < 12; i++) {
            new SweepFile(folder, "old" + i).write(nothing(1, 1), new double[1]);
        }
        try (var all = Files.list(folder)) {
            assertEquals(8, all.count());
        }
    }

    @Test
    void aSweepThatWasStoppedGoesOnWhereItWas() {
        Random random = new Random(1);
        DataSet set = new DataSet("random", IntStream.range(0, 4).mapToObj(_ -> new Example(prompt(random), prompt(random), List.of("#1"),
                List.of("#2"))).toList());
        CircuitQuestion.OfEdges question = new CircuitQuestion.OfEdges(new OnSet("random", set, Contrast.LAST, Cutting.CORRUPTED,
                Options.DEFAULT.withBos(
                        false)), new EdgeMethod.Exact(), Metric.LOGIT_DIFFERENCE);
        SweepFile file = new SweepFile(folder, "x");
        try (NDManager manager = NativeRuntime.open();
                LoadedModel loaded = LoadedModel.random(Gpt2Config.likeGpt2(2, 2, 16), 1, manager);
                Workers workers = new Workers(2, new RightOfWay())) {
            EdgeScores whole = new EdgeJob(loaded, workers, question, () -> file, 1).run(_ -> {}, () -> false);
            double[][] some = Arrays.stream(whole.perRow()).map(double[]::clone).toArray(double[][]::new);
            // A value that no run gives shows that it was not measured again.
            some[3][7] = 1000;
            Arrays.fill(some[1], Double.NaN);
            file.write(some, whole.clean());
            EdgeScores resumed = new EdgeJob(loaded, workers, question, () -> file, 1).run(_ -> {}, () -> false);
            assertEquals(1000, resumed.perRow()[3][7]);
            assertArrayEquals(whole.perRow()[1], resumed.perRow()[1], 1e-5);
            assertArrayEquals(whole.clean(), resumed.clean(), 1e-6);
            assertTrue(resumed.complete());
        }
    }

    private static Prompt prompt(Random random) {
        return new Prompt.Tokens(random.ints(6, 0, 1000).boxed().toList());
    }
}
