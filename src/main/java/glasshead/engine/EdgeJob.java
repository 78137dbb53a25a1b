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
import org.jspecify.annotations.Nullable;

/// Scores of all edges under way. Exact ones: batch by batch, whose runs are held, and in a batch layer by layer from the last, some
/// senders at a time, shared by the workers. By gradients: a backward pass for each batch, shared by the workers.
final class EdgeJob extends Job<EdgeScores> {

    /// Tokens of changed inputs in one piece of an exact sweep.
    private static final int PIECE_TOKENS = 1024;
    /// Edges times rows of a sweep that is worth keeping while it goes on.
    private static final long LONG = 200_000;

    private final Workers workers;
    private final CircuitQuestion.OfEdges question;
    private final PairedSet set;
    private final Graph graph;
    private final ScoreRows scores;
    private final Supplier<@Nullable SweepFile> file;
    private final long least;
    /// Edges of rows that a sweep before had measured.
    private long known;
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
        SweepFile kept = all() < least ? null : file.get();
        known = kept == null ? 0 : scores.resume(kept);
        for (List<SetRow> batched : set.batches(set.heldTokens())) {
            List<SetRow> rows = batched.stream().filter(row -> !scores.isWhole(row)).toList();
            if (rows.isEmpty()) {
                continue;
            }
            try (PairedSet.Batch batch = workers.one(stop -> set.open(rows, stop), cancelled)) {
                scores.putUntouched(rows, ScoreRows.untouched(batch.readout(), question.metric()));
                workers.each(pieces(batch), (_, found) -> {
                    found.forEach(part -> scores.putChanged(rows, part.first, part.values));
                    if (scores.done() < all()) {
                        soFar.accept(scores());
                    }
                }, cancelled);
            }
            if (kept != null) {
                scores.keep(kept);
            }
        }
    }

    /// Some edges in some rows.
    ///
    /// @param first  number of the first of them; they follow each other
    /// @param values `[row][edge]`, the metric once an edge is cut
    private record Cells(int first, double[][] values) {
    }

    /// A piece of a sweep.
    ///
    /// @param rank of the most wanted edge in it
    private record Piece(int rank, Function<BooleanSupplier, List<Cells>> work) {
    }

    /// Those with edges that are wanted first, then from the last receivers on: those are cheapest, and what matters most directly is there
    /// first.
    private List<Function<BooleanSupplier, List<Cells>>> pieces(PairedSet.Batch batch) {
        int together = Math.max(1, PIECE_TOKENS / (batch.paired().rows() * batch.paired().length()));
        List<Piece> pieces = new ArrayList<>();
        cut(Receiver.LOGITS, together, batch, EdgeVariants::intoLogits, pieces);
        for (int layer = graph.layers() - 1; layer >= 0; layer--) {
            int each = layer;
            if (graph.mlps()) {
                cut(Receiver.mlp(layer), together, batch, variants -> variants.intoMlp(each), pieces);
            }
            cut(new Receiver(Receiver.Port.Q, layer, 0), together, batch, variants -> variants.intoHeads(each), pieces);
        }
        pieces.sort(Comparator.comparingInt(Piece::rank));
        return pieces.stream().map(Piece::work).toList();
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

    private void cut(Receiver receiver, int together, PairedSet.Batch batch, Consumer<EdgeVariants> into, List<Piece> pieces) {
        int senders = graph.before(receiver);
        for (int first = 0; first < senders; first += together) {
            int from = first;
            int to = Math.min(first + together, senders);
            pieces.add(new Piece(rank(receiver, from, to), stop -> {
                List<Cells> parts = new ArrayList<>();
                into.accept(new EdgeVariants(batch.paired(), from, to, (receivers, residuals) -> parts.addAll(read(batch, from, receivers,
                        residuals)), stop));
                return parts;
            }));
        }
    }

    /// @param residuals `[row, receiver, sender, d_model]`
    private List<Cells> read(PairedSet.Batch batch, int firstSender, List<Receiver> receivers, NDArray residuals) {
        int senders = (int) residuals.getShape().get(2);
        double[][] all = batch.readout().values(question.metric(), residuals.reshape(residuals.getShape().get(0), -1, residuals.getShape()
                .get(3)));
        List<Cells> parts = new ArrayList<>();
        for (int i = 0; i < receivers.size(); i++) {
            int first = graph.index(new Edge(Part.INPUT, receivers.get(i))) + firstSender;
            int at = i * senders;
            parts.add(new Cells(first, Arrays.stream(all).map(row -> Arrays.copyOfRange(row, at, at + senders)).toArray(double[][]::new)));
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

    /// What is there would have taken at the pace of this time.
    private double milliseconds() {
        double spent = (System.nanoTime() - begin) / 1e6;
        long done = scores.done();
        return done > known && known > 0 ? spent * done / (done - known) : spent;
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
