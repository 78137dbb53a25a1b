package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import glasshead.experiment.Contrast;
import glasshead.experiment.Cutting;
import glasshead.experiment.DataSet;
import glasshead.experiment.EdgeMethod;
import glasshead.experiment.Example;
import glasshead.experiment.Graph;
import glasshead.experiment.Metric;
import glasshead.experiment.NodeMethod;
import glasshead.experiment.OnSet;
import glasshead.experiment.Options;
import glasshead.experiment.PatchedNode;
import glasshead.experiment.Prompt;
import glasshead.gpt2.Gpt2Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
    void whatIsKnownComesBackAndTheRestIsMeasured() {
        double[][] values = nothing(3, 4);
        values[2] = new double[] {.1, -2, 3, 1e-17};
        values[0][1] = 7;
        SweepFile file = new SweepFile(folder.resolve("scores"), "x");
        file.write(values, CLEAN);
        double[][] read = nothing(3, 4);
        double[] clean = new double[3];
        assertEquals(5, file.read(read, clean));
        assertArrayEquals(values, read);
        assertArrayEquals(new double[] {1, 0, 3}, clean, "of rows of which something is known");
    }

    @Test
    void whatIsDamagedOrOfAnotherGraphCountsForNothing() throws IOException {
        double[][] values = nothing(3, 4);
        values[0] = new double[] {1, 2, 3, 4};
        values[2] = new double[] {1, 2, 3, 4};
        SweepFile file = new SweepFile(folder, "x");
        file.write(values, CLEAN);
        assertEquals(0, file.read(nothing(3, 5), new double[3]));
        Path place = folder.resolve("x.sweep");
        Files.write(place, Arrays.copyOf(Files.readAllBytes(place), 60));
        double[][] read = nothing(3, 4);
        assertEquals(0, file.read(read, new double[3]));
        assertTrue(Double.isNaN(read[0][0]), "nothing of it is left");
        assertEquals(0, file.read(nothing(1, 4), new double[1]));
    }

    @Test
    void anotherQuestionHasAnotherFileAndOldOnesGo() throws IOException {
        OnSet on = EdgesReferenceTest.on("attn-only-2l");
        SweepFile file = SweepFile.of(folder, "weights", "edges", on, Metric.KL);
        assertEquals(file, SweepFile.of(folder, "weights", "edges", on, Metric.KL));
        assertNotEquals(file, SweepFile.of(folder, "others", "edges", on, Metric.KL));
        assertNotEquals(file, SweepFile.of(folder, "weights", "nodes", on, Metric.KL));
        assertNotEquals(file, SweepFile.of(folder, "weights", "edges", on, Metric.LOGIT_DIFFERENCE));
        for (int i = 0; i < 12; i++) {
            new SweepFile(folder, "old" + i).write(nothing(1, 1), new double[1]);
        }
        try (var all = Files.list(folder)) {
            assertEquals(8, all.count());
        }
    }

    /// Four prompts of forty tokens.
    private static OnSet random() {
        Random random = new Random(1);
        DataSet set = new DataSet("random", IntStream.range(0, 4).mapToObj(_ -> new Example(prompt(random), prompt(random), List.of("#1"),
                List.of("#2"))).toList());
        return new OnSet("random", set, Contrast.LAST, Cutting.CORRUPTED, Options.DEFAULT.withBos(false));
    }

    @Test
    void aSweepThatWasStoppedGoesOnWhereItWas() {
        CircuitQuestion.OfEdges question = new CircuitQuestion.OfEdges(random(), new EdgeMethod.Exact(), Metric.LOGIT_DIFFERENCE);
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

    @Test
    void aCancelledSweepKeepsItsPiecesAndGoesOnWithTheOthers() {
        OnSet on = random();
        SweepFile edges = new SweepFile(folder, "edges");
        SweepFile nodes = new SweepFile(folder, "nodes");
        try (NDManager manager = NativeRuntime.open();
                LoadedModel loaded = LoadedModel.random(Gpt2Config.likeGpt2(2, 2, 16), 1, manager);
                Workers workers = new Workers(1, new RightOfWay())) {
            CircuitQuestion.OfEdges ofEdges = new CircuitQuestion.OfEdges(on, new EdgeMethod.Exact(), Metric.LOGIT_DIFFERENCE);
            goesOn((file, soFar, stop) -> new EdgeJob(loaded, workers, ofEdges, () -> file, 1).run(found -> soFar.accept(found.perRow()),
                    stop).perRow(), edges);
            CircuitQuestion.OfNodes ofNodes = new CircuitQuestion.OfNodes(on, NodeMethod.EXACT, Metric.LOGIT_DIFFERENCE);
            goesOn((file, soFar, stop) -> new NodeJob(loaded, workers, ofNodes, () -> file, 1).run(found -> soFar.accept(found.perRow()),
                    stop).perRow(), nodes);
        }
    }

    private interface Sweep {
        double[][] run(SweepFile file, Consumer<double[][]> soFar, BooleanSupplier cancelled);
    }

    private void goesOn(Sweep sweep, SweepFile file) {
        double[][] whole = sweep.run(new SweepFile(folder, "other"), _ -> {}, () -> false);
        folder.resolve("other.sweep").toFile().delete();
        AtomicReference<double @Nullable [][]> first = new AtomicReference<>();
        assertThrows(CancellationException.class, () -> sweep.run(file, first::set, () -> first.get() != null));
        double[][] kept = nothing(whole.length, whole[0].length);
        long there = file.read(kept, new double[whole.length]);
        assertTrue(there > 0 && there < (long) whole.length * whole[0].length, "a part: " + there);
        // A value that no run gives shows that it was not measured again.
        int known = IntStream.range(0, kept[0].length).filter(column -> !Double.isNaN(kept[0][column])).findFirst().orElseThrow();
        kept[0][known] = 1000;
        file.write(kept, new double[whole.length]);
        double[][] resumed = sweep.run(file, _ -> {}, () -> false);
        assertEquals(1000, resumed[0][known]);
        resumed[0][known] = whole[0][known];
        for (int row = 0; row < whole.length; row++) {
            assertArrayEquals(whole[row], resumed[row], 1e-5);
        }
    }

    @Test
    void wantedNodesAreMeasuredFirst() {
        PatchedNode wanted = PatchedNode.all(new Graph(2, 2, true)).get(3);
        CircuitQuestion.OfNodes question = new CircuitQuestion.OfNodes(random(), NodeMethod.EXACT, Metric.LOGIT_DIFFERENCE, List.of(
                wanted));
        try (NDManager manager = NativeRuntime.open();
                LoadedModel loaded = LoadedModel.random(Gpt2Config.likeGpt2(2, 2, 16), 1, manager);
                Workers workers = new Workers(1, new RightOfWay())) {
            List<NodeScores> parts = new ArrayList<>();
            NodeScores found = new NodeJob(loaded, workers, question, () -> null).run(parts::add, () -> false);
            assertTrue(parts.getFirst().byNode().containsKey(wanted));
            assertFalse(parts.getFirst().complete());
            assertTrue(found.complete());
        }
    }

    private static Prompt prompt(Random random) {
        return new Prompt.Tokens(random.ints(40, 0, 1000).boxed().toList());
    }
}
