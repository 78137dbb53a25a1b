package glasshead.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import glasshead.analysis.Answered;
import glasshead.analysis.ContrastTokens;
import glasshead.analysis.Readout;
import glasshead.experiment.Metric;
import glasshead.experiment.Receiver.Port;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.ScrubTree;
import glasshead.gpt2.ScrubbedRuns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// Equally long rows of a set, their untouched runs as far as they are needed, and how trees on them are read.
///
/// May be asked by several threads at once.
final class ScrubRows implements AutoCloseable {

    /// What is measured, in the order of the figures.
    static final List<String> KEYS = List.of("logitDifference", "loss", "kl");

    /// Tokens that are computed as one: beyond that the activations between two products leave the processor's caches.
    private static final int MOST_TOKENS = 1024;

    private final LoadedModel loaded;
    private final List<SetRow> rows;
    private final ScrubbedRuns runs;
    private final Readout readout;
    private final NDManager manager;

    /// @param rows in the order of the set
    ScrubRows(LoadedModel loaded, List<SetRow> rows, ScrubbedRuns.Needed needed, BooleanSupplier stop) {
        this.loaded = loaded;
        this.rows = rows;
        List<ActivationCache> caches = new ArrayList<>();
        try {
            for (List<SetRow> batch : SetJob.batches(loaded, rows)) {
                caches.addAll(loaded.model().runAll(batch.stream().map(row -> row.tokens().ids()).toList(), stop));
            }
            manager = loaded.model().newManager();
            runs = new ScrubbedRuns(loaded.model(), caches, rows.getFirst().contrast().position(), needed);
        } finally {
            caches.forEach(ActivationCache::close);
        }
        List<ContrastTokens> contrasts = rows.stream().map(SetRow::contrast).toList();
        int[] own = IntStream.range(0, rows.size()).toArray();
        try (NDManager scratch = manager.newSubManager()) {
            readout = new Readout(loaded.model(), contrasts, residuals(new ScrubTree(List.of(), Port.LOGITS, null, own, own, List.of()),
                    scratch), manager);
        }
    }

    List<SetRow> rows() {
        return rows;
    }

    /// `[figure][row]`
    double[][] untouched() {
        return figures(readout.untouched());
    }

    /// `[figure][row]`
    double[][] figures(ScrubTree tree) {
        try (NDManager scratch = loaded.model().newManager()) {
            return figures(readout.answers(residuals(tree, scratch).expandDims(1)).stream().map(List::getFirst).toList());
        }
    }

    private NDArray residuals(ScrubTree tree, NDManager target) {
        int most = Math.max(1, MOST_TOKENS / rows.getFirst().tokens().length());
        NDList parts = new NDList();
        for (int from = 0; from < rows.size(); from += most) {
            parts.add(runs.residuals(tree, IntStream.range(from, Math.min(from + most, rows.size())).toArray(), target));
        }
        return parts.size() == 1 ? parts.getFirst() : NDArrays.concat(parts, 0);
    }

    private static double[][] figures(List<Answered> answers) {
        return new double[][] {answers.stream().mapToDouble(answer -> answer.of(Metric.LOGIT_DIFFERENCE)).toArray(),
            answers.stream().mapToDouble(answer -> -answer.of(Metric.LOG_PROBABILITY)).toArray(),
            answers.stream().mapToDouble(answer -> answer.of(Metric.KL)).toArray()};
    }

    @Override
    public void close() {
        runs.close();
        manager.close();
    }
}
