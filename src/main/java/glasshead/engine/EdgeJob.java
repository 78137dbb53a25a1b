package glasshead.engine;

import ai.djl.ndarray.NDArray;
import glasshead.analysis.Readout;
import glasshead.experiment.BadInput;
import glasshead.experiment.Edge;
import glasshead.experiment.EdgeMethod;
import glasshead.experiment.Graph;
import glasshead.experiment.Metric;
import glasshead.experiment.Part;
import glasshead.experiment.Receiver;
import glasshead.gpt2.EdgeGradients;
import glasshead.gpt2.EdgeVariants;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Scores of all edges under way. Exact ones: batch by batch, whose runs are held, and in a batch layer by layer from the last, some
/// senders at a time, shared by the workers. By gradients: a backward pass for each batch, shared by the workers.
final class EdgeJob extends Job<EdgeScores> {

    /// Tokens of changed inputs in one piece of an exact sweep.
    private static final int PIECE_TOKENS = 1024;
    /// Edges times rows of a sweep that is worth keeping while it goes on.
    private static final long LONG = 30_000;

    private final Workers workers;
    private final CircuitQuestion.OfEdges question;
    private final PairedSet set;
    private final Graph graph;
    private final ScoreRows scores;
    private final Supplier<@Nullable SweepFile> file;
    private final long least;
    private @Nullable ExactSweep sweep;
    private long begin;

    EdgeJob(LoadedModel loaded, Workers workers, CircuitQuestion.OfEdges question) {
        this(loaded, workers, question, () -> null, LONG);
    }

    /// @param file where a long exact sweep is kept as it goes on, if anywhere
    EdgeJob(LoadedModel loaded, Workers workers, CircuitQuestion.OfEdges question, Supplier<@Nullable SweepFile> file) {
        this(loaded, workers, question, file, LONG);
    }

    /// @param least edges times rows that are kept
    EdgeJob(LoadedModel loaded, Workers workers, CircuitQuestion.OfEdges question, Supplier<@Nullable SweepFile> file, long least) {
        this.file = file;
        this.least = least;
        this.workers = workers;
        this.question = question;
        if (question.method() instanceof EdgeMethod.Eap && question.metric() == Metric.KL) {
            throw new BadInput(
                    "KL from the untouched run is at its lowest there, so it has no gradient for EAP; take EAP-IG, exact scores, or "
                            + "another metric.");
        }
        if (question.method().approximate()) {
            Readout.requireGradient(question.metric());
        }
        set = new PairedSet(loaded, question.on());
        graph = set.graph();
        graph.require(question.first());
        scores = new ScoreRows(set.rows().size(), graph.edgeCount());
    }

    @Override
    EdgeScores answer(Consumer<EdgeScores> soFar, BooleanSupplier cancelled) {
        begin = System.nanoTime();
        set.takeMeans(workers, cancelled);
        switch (question.method()) {
            case EdgeMethod.Exact exact -> sweep(soFar, cancelled);
            case EdgeMethod.Eap eap -> gradients(new double[] {1}, soFar, cancelled);
            case EdgeMethod.EapIg integrated -> gradients(integrated.shares(), soFar, cancelled);
        }
        return scores();
    }

    private void sweep(Consumer<EdgeScores> soFar, BooleanSupplier cancelled) {
        ExactSweep exact = new ExactSweep(workers, set, question.metric(), scores, all(), all() < least ? null : file.get());
        sweep = exact;
        exact.run(false, this::pieces, () -> soFar.accept(scores()), cancelled);
    }

    /// A piece of a sweep.
    ///
    /// @param rank of the most wanted edge in it
    private record Ranked(int rank, ExactSweep.Piece piece) {
    }

    /// Those with edges that are wanted first, then from the last receivers on: those are cheapest, and what matters most directly is there
    /// first.
    private List<ExactSweep.Piece> pieces(PairedSet.Batch batch) {
        int together = Math.max(1, PIECE_TOKENS / (batch.paired().rows() * batch.paired().length()));
        List<Ranked> pieces = new ArrayList<>();
        cut(List.of(Receiver.LOGITS), together, batch, EdgeVariants::intoLogits, pieces);
        for (int layer = graph.layers() - 1; layer >= 0; layer--) {
            int each = layer;
            if (graph.mlps()) {
                cut(List.of(Receiver.mlp(layer)), together, batch, variants -> variants.intoMlp(each), pieces);
            }
            cut(graph.receivers().stream().filter(receiver -> receiver.port().ofHead() && receiver.layer() == each).toList(), together,
                    batch, variants -> variants.intoHeads(each), pieces);
        }
        pieces.sort(Comparator.comparingInt(Ranked::rank));
        return pieces.stream().map(Ranked::piece).toList();
    }

    /// The place of the first wanted edge from some senders into receivers that are swept together.
    private int rank(Receiver receiver, int from, int to) {
        for (int rank = 0; rank < question.first().size(); rank++) {
            Receiver wanted = question.first().get(rank).receiver();
            int sender = graph.index(question.first().get(rank).sender());
            if (wanted.layer() == receiver.layer() && wanted.port().ofHead() == receiver.port().ofHead()
                    && (wanted.port().ofHead() || wanted.port() == receiver.port()) && sender >= from && sender < to) {
                return rank;
            }
        }
        return Integer.MAX_VALUE;
    }

    /// @param receivers that are swept together
    private void cut(List<Receiver> receivers, int together, PairedSet.Batch batch, Consumer<EdgeVariants> into, List<Ranked> pieces) {
        int senders = graph.before(receivers.getFirst());
        for (int first = 0; first < senders; first += together) {
            int from = first;
            int to = Math.min(first + together, senders);
            int[] edges = receivers.stream().flatMapToInt(receiver -> IntStream.range(edge(receiver, from), edge(receiver, to))).toArray();
            pieces.add(new Ranked(rank(receivers.getFirst(), from, to), new ExactSweep.Piece(edges, stop -> {
                List<ExactSweep.Cells> parts = new ArrayList<>();
                into.accept(new EdgeVariants(batch.paired(), from, to, (some, residuals) -> parts.addAll(read(batch, from, some,
                        residuals)), stop));
                return parts;
            })));
        }
    }

    /// Number of the edge into a receiver from a sender.
    private int edge(Receiver receiver, int sender) {
        return graph.index(new Edge(Part.INPUT, receiver)) + sender;
    }

    /// @param residuals `[row, receiver, sender, d_model]`
    private List<ExactSweep.Cells> read(PairedSet.Batch batch, int firstSender, List<Receiver> receivers, NDArray residuals) {
        int senders = (int) residuals.getShape().get(2);
        double[][] all = batch.readout().values(question.metric(), residuals.reshape(residuals.getShape().get(0), -1, residuals.getShape()
                .get(3)));
        List<ExactSweep.Cells> parts = new ArrayList<>();
        for (int i = 0; i < receivers.size(); i++) {
            int first = edge(receivers.get(i), firstSender);
            int at = i * senders;
            parts.add(new ExactSweep.Cells(first, Arrays.stream(all).map(row -> Arrays.copyOfRange(row, at, at + senders))
                    .toArray(double[][]::new)));
        }
        return parts;
    }

    private void gradients(double[] shares, Consumer<EdgeScores> soFar, BooleanSupplier cancelled) {
        int most = Math.max(1, set.heldTokens() / (1 + 3 * shares.length));
        List<List<SetRow>> batches = set.batches(Math.min(most, PIECE_TOKENS / shares.length));
        workers.each(batches.stream().<Function<BooleanSupplier, ScoreRows.Batch>>map(rows -> stop -> {
            try (PairedSet.Batch batch = set.open(rows, stop)) {
                return new ScoreRows.Batch(ScoreRows.untouched(batch.readout(), question.metric()), EdgeGradients.scores(batch.paired(),
                        shares, last -> batch.readout().followed(question.metric(), last), stop));
            }
        }).toList(), (index, found) -> {
            scores.putAll(batches.get(index), found);
            if (scores.done() < all()) {
                soFar.accept(scores());
            }
        }, cancelled);
    }

    private double milliseconds() {
        return sweep == null ? (System.nanoTime() - begin) / 1e6 : sweep.milliseconds();
    }

    private long all() {
        return (long) set.used().size() * graph.edgeCount();
    }

    private EdgeScores scores() {
        return new EdgeScores(question, set.loaded().info(), set.rows(), graph.edges(), scores.values(), scores.clean(), scores
                .done(), all(), milliseconds());
    }

    @Override
    void release() {
        // nothing is held between two batches
    }
}
