package glasshead.engine;

import ai.djl.ndarray.NDManager;
import glasshead.experiment.BadInput;
import glasshead.experiment.Circuit;
import glasshead.experiment.Edge;
import glasshead.experiment.Graph;
import glasshead.experiment.Metric;
import glasshead.experiment.Part;
import glasshead.experiment.Receiver;
import glasshead.gpt2.CutPass;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Prunes a model edge by edge: receivers from the last to the first (logits, MLP, then heads from the highest index down, v before k
/// before q), the senders of each from the last to the first. An edge is dropped for good when the metric gets worse by less than the
/// threshold, against the circuit just before the edge was tried.
///
/// Several edges are tried at once on the guess that those before will be dropped; what comes after a wrong guess is tried again.
///
/// Source: "Towards Automated Circuit Discovery" (Conmy et al., 2023).
final class AcdcJob extends Job<AcdcFindings> {

    private static final int BATCH_TOKENS = 128;
    private static final int PIECE_TOKENS = 512;
    private static final int MOST_GUESSES = 8;

    private final Workers workers;
    private final CircuitQuestion.OfAcdc question;
    private final PairedSet set;
    private final Graph graph;
    private final List<PairedSet.Batch> held = new ArrayList<>();
    private final BitSet cut = new BitSet();

    AcdcJob(LoadedModel loaded, Workers workers, CircuitQuestion.OfAcdc question) {
        this.workers = workers;
        this.question = question;
        if (Double.isNaN(question.threshold())) {
            throw new BadInput("The threshold of ACDC must be a number.");
        }
        set = new PairedSet(loaded, question.on());
        graph = set.graph();
        int tokens = set.used().stream().mapToInt(row -> row.tokens().length()).sum();
        if (tokens > 4 * set.heldTokens()) {
            throw new BadInput("ACDC holds the runs of all prompts, and " + set.used().size() + " are too many for this model; take about "
                    + Math.max(1, 4L * set.heldTokens() * set.used().size() / tokens) + ".");
        }
    }

    /// Edges in the order in which they are tried.
    static List<Edge> order(Graph graph) {
        List<Edge> order = new ArrayList<>();
        List<Part> senders = graph.senders();
        for (Receiver receiver : graph.receivers().reversed()) {
            for (int sender = graph.before(receiver) - 1; sender >= 0; sender--) {
                order.add(new Edge(senders.get(sender), receiver));
            }
        }
        return order;
    }

    @Override
    AcdcFindings answer(Consumer<AcdcFindings> soFar, BooleanSupplier cancelled) {
        set.takeMeans(workers, cancelled);
        List<List<SetRow>> batches = set.batches(BATCH_TOKENS);
        for (List<SetRow> rows : batches) {
            held.add(workers.one(stop -> set.open(rows, stop), cancelled));
        }
        List<Integer> order = order(graph).stream().map(graph::index).toList();
        double now = badness(List.of(new BitSet()), cancelled)[0];
        int largest = held.stream().mapToInt(batch -> batch.paired().rows() * batch.paired().length()).max().orElse(1);
        int guesses = Math.clamp(PIECE_TOKENS / largest, 1, MOST_GUESSES);
        int tried = 0;
        while (tried < order.size()) {
            List<BitSet> sets = new ArrayList<>();
            BitSet guessed = (BitSet) cut.clone();
            for (int edge : order.subList(tried, Math.min(tried + guesses, order.size()))) {
                guessed.set(edge);
                sets.add((BitSet) guessed.clone());
            }
            double[] after = badness(sets, cancelled);
            boolean right = true;
            for (int guess = 0; guess < after.length && right; guess++) {
                right = after[guess] - now < question.threshold();
                if (right) {
                    cut.set(order.get(tried));
                    now = after[guess];
                }
                tried++;
            }
            soFar.accept(findings(now, tried, order.size()));
        }
        return findings(now, tried, order.size());
    }

    /// The metric in the mean over rows, turned so that more is worse, for some sets of cut edges.
    private double[] badness(List<BitSet> sets, BooleanSupplier cancelled) {
        List<Function<BooleanSupplier, double[][]>> pieces = held.stream().<Function<BooleanSupplier, double[][]>>map(batch -> stop -> {
            try (NDManager scratch = set.loaded().model().newManager()) {
                return batch.readout().values(question.metric(), CutPass.residuals(batch.paired(), sets, scratch, stop));
            }
        }).toList();
        double[][][] found = new double[held.size()][][];
        workers.each(pieces, (index, values) -> found[index] = values, cancelled);
        double[] means = new double[sets.size()];
        for (double[][] batch : found) {
            for (double[] row : Objects.requireNonNull(batch)) {
                for (int i = 0; i < means.length; i++) {
                    means[i] += row[i] / set.used().size();
                }
            }
        }
        double sign = question.metric() == Metric.KL ? 1 : -1;
        return IntStream.range(0, means.length).mapToDouble(i -> sign * means[i]).toArray();
    }

    private AcdcFindings findings(double badness, int tried, int of) {
        List<Edge> kept = graph.edges().stream().filter(edge -> !cut.get(graph.index(edge))).toList();
        return new AcdcFindings(question, set.loaded().info(), Circuit.OfEdges.of(kept), question.metric() == Metric.KL ? badness
                : -badness,
                tried, of);
    }

    @Override
    void release() {
        held.forEach(PairedSet.Batch::close);
        held.clear();
    }
}
