package glasshead.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.analysis.Answered;
import glasshead.experiment.BadInput;
import glasshead.experiment.Circuit;
import glasshead.experiment.Graph;
import glasshead.experiment.Head;
import glasshead.experiment.Metric;
import glasshead.gpt2.ActivationSums;
import glasshead.gpt2.CutPass;
import glasshead.gpt2.HeadMeans;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Circuits on a set: batch by batch, whose runs are held, and in a batch some circuits at a time, shared by the workers.
final class CircuitJob extends Job<CircuitFindings> {

    private static final int PIECE_TOKENS = 768;

    private final Workers workers;
    private final CircuitQuestion.OfCircuits question;
    private final PairedSet set;
    private final Graph graph;
    /// The circuits asked about, then the two that have nothing.
    private final List<Circuit> circuits;
    private final boolean anyHeads;
    private final double[][][] values;
    private final double[][] all;
    private int done;

    CircuitJob(LoadedModel loaded, Workers workers, CircuitQuestion.OfCircuits question) {
        this.workers = workers;
        this.question = question;
        set = new PairedSet(loaded, question.on());
        graph = set.graph();
        question.circuits().forEach(this::require);
        anyHeads = question.circuits().stream().anyMatch(Circuit.OfHeads.class::isInstance);
        if (anyHeads && set.used().stream().anyMatch(row -> !row.hasOther())) {
            throw new BadInput(
                    "A circuit of heads takes means over the corrupted prompts, and not every row of the set has one; give them.");
        }
        circuits = new ArrayList<>(question.circuits());
        circuits.add(Circuit.OfEdges.of(List.of()));
        if (anyHeads) {
            circuits.add(new Circuit.OfHeads(List.of()));
        }
        values = new double[question.circuits().size() + 2][][];
        Arrays.setAll(values, _ -> nothing());
        all = nothing();
    }

    private void require(Circuit circuit) {
        switch (circuit) {
            case Circuit.OfEdges edges -> graph.require(edges.kept());
            case Circuit.OfHeads heads -> heads.kept().forEach(graph::require);
        }
    }

    private double[][] nothing() {
        double[][] rows = new double[set.rows().size()][Metric.values().length];
        Arrays.stream(rows).forEach(row -> Arrays.fill(row, Double.NaN));
        return rows;
    }

    @Override
    CircuitFindings answer(Consumer<CircuitFindings> soFar, BooleanSupplier cancelled) {
        set.takeMeans(workers, cancelled);
        ActivationSums means = anyHeads ? set.sums(workers, set.used(), SetRow::other, cancelled) : new ActivationSums();
        for (List<SetRow> rows : set.batches(set.heldTokens())) {
            try (PairedSet.Batch batch = workers.one(stop -> set.open(rows, stop), cancelled)) {
                for (int i = 0; i < rows.size(); i++) {
                    all[rows.get(i).index()] = numbers(batch.readout().untouched().get(i));
                }
                List<List<Integer>> pieces = pieces(batch);
                workers.each(pieces.stream().<Function<BooleanSupplier, List<List<Answered>>>>map(piece -> stop -> answers(batch, piece,
                        means, stop)).toList(), (index, found) -> {
                            put(rows, pieces.get(index), found);
                            soFar.accept(findings());
                        }, cancelled);
            }
        }
        return findings();
    }

    /// Circuits of one kind that are run together.
    private List<List<Integer>> pieces(PairedSet.Batch batch) {
        int together = Math.max(1, PIECE_TOKENS / (batch.paired().rows() * batch.paired().length()));
        List<List<Integer>> pieces = new ArrayList<>();
        for (Class<? extends Circuit> kind : List.of(Circuit.OfEdges.class, Circuit.OfHeads.class)) {
            List<Integer> of = IntStream.range(0, circuits.size()).filter(i -> kind.isInstance(circuits.get(i))).boxed().toList();
            for (int begin = 0; begin < of.size(); begin += together) {
                pieces.add(of.subList(begin, Math.min(begin + together, of.size())));
            }
        }
        return pieces;
    }

    private List<List<Answered>> answers(PairedSet.Batch batch, List<Integer> piece, ActivationSums means, BooleanSupplier stop) {
        try (NDManager scratch = set.loaded().model().newManager()) {
            NDArray residuals = circuits.get(piece.getFirst()) instanceof Circuit.OfHeads
                    ? HeadMeans.residuals(batch.paired(), piece.stream().map(i -> kept(circuits.get(i))).toList(), means, scratch, stop)
                    : CutPass.residuals(batch.paired(), piece.stream().map(i -> cut(circuits.get(i))).toList(), scratch, stop);
            return batch.readout().answers(residuals);
        }
    }

    private static List<Head> kept(Circuit circuit) {
        return circuit instanceof Circuit.OfHeads heads ? heads.kept() : List.of();
    }

    private BitSet cut(Circuit circuit) {
        BitSet cut = new BitSet();
        cut.set(0, graph.edgeCount());
        if (circuit instanceof Circuit.OfEdges edges) {
            edges.kept().forEach(edge -> cut.clear(graph.index(edge)));
        }
        return cut;
    }

    private void put(List<SetRow> rows, List<Integer> piece, List<List<Answered>> found) {
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < piece.size(); j++) {
                int circuit = piece.get(j);
                // The two with nothing stand at the end, whether or not both were asked about.
                boolean heads = circuit >= question.circuits().size() && circuits.get(circuit) instanceof Circuit.OfHeads;
                int place = circuit < question.circuits().size() ? circuit : question.circuits().size() + (heads ? 1 : 0);
                values[place][rows.get(i).index()] = numbers(found.get(i).get(j));
            }
        }
        done += rows.size() * piece.size();
    }

    private static double[] numbers(Answered answered) {
        return Arrays.stream(Metric.values()).mapToDouble(answered::of).toArray();
    }

    private CircuitFindings findings() {
        int asked = question.circuits().size();
        double[][][] copies = Arrays.stream(values).map(rows -> Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new)).toArray(
                double[][][]::new);
        return new CircuitFindings(question, set.loaded().info(), set.rows(), Arrays.stream(all).map(double[]::clone).toArray(
                double[][]::new), copies[asked], copies[asked + 1], Arrays.copyOf(copies, asked), done, set.used().size() * circuits
                        .size());
    }

    @Override
    void release() {
        // nothing is held between two batches
    }
}
