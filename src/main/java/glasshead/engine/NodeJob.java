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
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/// Scores of all nodes under way. Exact ones: batch by batch, whose runs are held, and in a batch some nodes at a time, from the last
/// layer on. By gradients: one backward pass for each batch, or one for each layer. Shared by the workers.
final class NodeJob extends Job<NodeScores> {

    private static final int PIECE_TOKENS = 1024;

    private final Workers workers;
    private final CircuitQuestion.OfNodes question;
    private final PairedSet set;
    private final List<PatchedNode> nodes;
    private final ScoreRows scores;
    private long begin;

    NodeJob(LoadedModel loaded, Workers workers, CircuitQuestion.OfNodes question) {
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
        for (List<SetRow> rows : set.batches(set.heldTokens())) {
            try (PairedSet.Batch batch = workers.one(stop -> set.open(rows, true, stop), cancelled)) {
                scores.putUntouched(rows, untouched(batch));
                List<Integer> firsts = firsts(batch);
                workers.each(firsts.stream().<Function<BooleanSupplier, double[][]>>map(first -> stop -> after(batch, nodes.subList(first,
                        Math.min(first + together(batch), nodes.size())), stop)).toList(), (index, found) -> {
                            scores.putChanged(rows, firsts.get(index), found);
                            soFar.accept(scores());
                        }, cancelled);
            }
        }
    }

    private double[] untouched(PairedSet.Batch batch) {
        return ScoreRows.untouched(batch.readout(), question.metric());
    }

    private static int together(PairedSet.Batch batch) {
        return Math.max(1, PIECE_TOKENS / (batch.paired().rows() * batch.paired().length()));
    }

    /// Where each piece begins, the last one first.
    private List<Integer> firsts(PairedSet.Batch batch) {
        List<Integer> firsts = new ArrayList<>();
        for (int first = 0; first < nodes.size(); first += together(batch)) {
            firsts.addFirst(first);
        }
        return firsts;
    }

    /// The metric in each row with each node changed.
    private double[][] after(PairedSet.Batch batch, List<PatchedNode> some, BooleanSupplier stop) {
        try (NDManager scratch = set.loaded().model().newManager()) {
            NDArray residuals = NodeVariants.residuals(batch.paired(), some, scratch, stop);
            return batch.readout().values(question.metric(), residuals);
        }
    }

    private void gradients(Consumer<NodeScores> soFar, BooleanSupplier cancelled) {
        List<List<SetRow>> batches = set.batches(Math.min(Math.max(1, set.heldTokens() / 4), PIECE_TOKENS));
        workers.each(batches.stream().<Function<BooleanSupplier, ScoreRows.Batch>>map(rows -> stop -> {
            try (PairedSet.Batch batch = set.open(rows, true, stop)) {
                return new ScoreRows.Batch(untouched(batch), NodeGradients.scores(batch.paired(), question.method(), last -> batch.readout()
                        .followed(
                                question.metric(), last), stop));
            }
        }).toList(), (index, found) -> {
            scores.putAll(batches.get(index), found);
            soFar.accept(scores());
        }, cancelled);
    }

    private NodeScores scores() {
        return new NodeScores(question, set.loaded().info(), set.rows(), nodes, scores.values(), scores.clean(), scores.done(), (long) set
                .used().size() * nodes.size(), (System.nanoTime() - begin) / 1e6);
    }

    @Override
    void release() {
        // nothing is held between two batches
    }
}
