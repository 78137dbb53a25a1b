package glasshead.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.analysis.Readout;
import glasshead.experiment.BadInput;
import glasshead.experiment.Metric;
import glasshead.experiment.NodeMethod;
import glasshead.experiment.PatchedNode;
import glasshead.gpt2.NodeGradients;
import glasshead.gpt2.NodeVariants;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Scores of all nodes under way. Exact ones: a sweep, some nodes at a time. By gradients: one backward pass for each batch, or one for
/// each layer. Shared by the workers.
final class NodeJob extends Job<NodeScores> {

    private static final int PIECE_TOKENS = 1024;
    /// Nodes times rows of a sweep that is worth keeping while it goes on.
    private static final long LONG = 5_000;

    private final Workers workers;
    private final CircuitQuestion.OfNodes question;
    private final PairedSet set;
    private final List<PatchedNode> nodes;
    private final ScoreRows scores;
    private final Supplier<@Nullable SweepFile> file;
    private final long least;
    private @Nullable ExactSweep sweep;
    private long begin;

    /// @param file where a long exact sweep is kept as it goes on, if anywhere
    NodeJob(LoadedModel loaded, Workers workers, CircuitQuestion.OfNodes question, Supplier<@Nullable SweepFile> file) {
        this(loaded, workers, question, file, LONG);
    }

    /// @param least nodes times rows that are kept
    NodeJob(LoadedModel loaded, Workers workers, CircuitQuestion.OfNodes question, Supplier<@Nullable SweepFile> file, long least) {
        this.file = file;
        this.least = least;
        this.workers = workers;
        this.question = question;
        if (question.method().approximate()) {
            Readout.requireGradient(question.metric());
            if (question.metric() == Metric.KL) {
                throw new BadInput("KL from the untouched run is at its lowest there, so it has no gradient for attribution patching; take "
                        + "exact scores, or another metric.");
            }
        }
        set = new PairedSet(loaded, question.on());
        nodes = PatchedNode.all(set.graph());
        question.first().stream().filter(node -> !nodes.contains(node)).findFirst().ifPresent(node -> {
            throw new BadInput("The model has no " + node + ".");
        });
        scores = new ScoreRows(set.rows().size(), nodes.size());
    }

    @Override
    NodeScores answer(Consumer<NodeScores> soFar, BooleanSupplier cancelled) {
        begin = System.nanoTime();
        set.takeMeans(workers, cancelled);
        if (question.method() == NodeMethod.EXACT) {
            sweep(soFar, cancelled);
        } else {
            gradients(soFar, cancelled);
        }
        return scores();
    }

    private void sweep(Consumer<NodeScores> soFar, BooleanSupplier cancelled) {
        ExactSweep exact = new ExactSweep(workers, set, question.metric(), scores, all(), all() < least ? null : file.get());
        sweep = exact;
        exact.run(true, this::pieces, () -> soFar.accept(scores()), cancelled);
    }

    /// Those that are wanted first, then from the last layer on.
    private List<ExactSweep.Piece> pieces(PairedSet.Batch batch) {
        int together = Math.max(1, PIECE_TOKENS / (batch.paired().rows() * batch.paired().length()));
        List<Integer> order = Stream.concat(question.first().stream().map(nodes::indexOf), IntStream.range(0, nodes.size()).boxed().sorted(
                Comparator.reverseOrder())).distinct().toList();
        List<ExactSweep.Piece> pieces = new ArrayList<>();
        for (int first = 0; first < order.size(); first += together) {
            int[] some = order.subList(first, Math.min(first + together, order.size())).stream().mapToInt(Integer::intValue).toArray();
            pieces.add(new ExactSweep.Piece(some, stop -> after(batch, some, stop)));
        }
        return pieces;
    }

    /// The metric in each row with each of some nodes changed.
    private List<ExactSweep.Cells> after(PairedSet.Batch batch, int[] some, BooleanSupplier stop) {
        try (NDManager scratch = set.loaded().model().newManager()) {
            NDArray residuals = NodeVariants.residuals(batch.paired(), IntStream.of(some).mapToObj(nodes::get).toList(), scratch, stop);
            double[][] values = batch.readout().values(question.metric(), residuals);
            return IntStream.range(0, some.length).mapToObj(i -> new ExactSweep.Cells(some[i], Stream.of(values).map(row -> new double[] {
                row[i]}).toArray(double[][]::new))).toList();
        }
    }

    private void gradients(Consumer<NodeScores> soFar, BooleanSupplier cancelled) {
        List<List<SetRow>> batches = set.batches(Math.min(Math.max(1, set.heldTokens() / 4), PIECE_TOKENS));
        workers.each(batches.stream().<Function<BooleanSupplier, ScoreRows.Batch>>map(rows -> stop -> {
            try (PairedSet.Batch batch = set.open(rows, true, stop)) {
                return new ScoreRows.Batch(ScoreRows.untouched(batch.readout(), question.metric()), NodeGradients.scores(batch.paired(),
                        question.method(), last -> batch.readout().followed(question.metric(), last), stop));
            }
        }).toList(), (index, found) -> {
            scores.putAll(batches.get(index), found);
            soFar.accept(scores());
        }, cancelled);
    }

    private NodeScores scores() {
        return new NodeScores(question, set.loaded().info(), set.rows(), nodes, scores.values(), scores.clean(), scores.done(), all(),
                sweep == null ? (System.nanoTime() - begin) / 1e6 : sweep.milliseconds());
    }

    private long all() {
        return (long) set.used().size() * nodes.size();
    }

    @Override
    void release() {
        // nothing is held between two batches
    }
}
