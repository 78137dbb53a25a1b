package glasshead.engine;

import ai.djl.ndarray.NDManager;
import glasshead.analysis.Answered;
import glasshead.analysis.Readout;
import glasshead.experiment.Metric;
import glasshead.experiment.Receiver.Port;
import glasshead.experiment.ScrubMetric;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.ScrubTree;
import glasshead.gpt2.ScrubbedRuns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Equally long rows of a set, their untouched runs as far as they are needed, and how trees on them are read.
///
/// May be asked by several threads at once, once everything was read.
final class ScrubRows implements AutoCloseable {

    /// Tokens that are computed as one: beyond that the activations between two products leave the processor's caches.
    private static final int MOST_TOKENS = 1024;

    private final LoadedModel loaded;
    private final List<SetRow> rows;
    private final ScrubbedRuns runs;
    private final NDManager manager;
    private final List<Piece> pieces = new ArrayList<>();

    /// Rows that are computed as one.
    private record Piece(int[] rows, Readout readout) {
    }

    /// @param rows in the order of the set; still to be run
    ScrubRows(LoadedModel loaded, List<SetRow> rows, ScrubbedRuns.Needed needed) {
        this.loaded = loaded;
        this.rows = rows;
        runs = new ScrubbedRuns(loaded.model(), rows.size(), rows.getFirst().contrast().position(), needed);
        manager = loaded.model().newManager();
    }

    /// Runs all rows, a batch in each piece of the work, of which no more is kept than is needed.
    List<Function<BooleanSupplier, Integer>> reading() {
        List<Function<BooleanSupplier, Integer>> reading = new ArrayList<>();
        int begun = 0;
        for (List<SetRow> batch : SetJob.batches(loaded, rows)) {
            int first = begun;
            reading.add(stop -> read(first, batch, stop));
            begun += batch.size();
        }
        return reading;
    }

    private int read(int first, List<SetRow> batch, BooleanSupplier stop) {
        List<ActivationCache> caches = loaded.model().runAll(batch.stream().map(row -> row.tokens().ids()).toList(), stop);
        try {
            runs.put(first, caches);
        } finally {
            caches.forEach(ActivationCache::close);
        }
        return batch.size();
    }

    /// How the untouched runs answer, once all were read.
    ScrubRows answered(BooleanSupplier stop) {
        int most = Math.max(1, MOST_TOKENS / rows.getFirst().tokens().length());
        int[] own = IntStream.range(0, rows.size()).toArray();
        ScrubTree untouched = new ScrubTree(List.of(), Port.LOGITS, null, own, own, List.of());
        for (int from = 0; from < own.length; from += most) {
            int[] some = IntStream.range(from, Math.min(from + most, own.length)).toArray();
            try (NDManager scratch = loaded.model().newManager()) {
                pieces.add(new Piece(some, new Readout(loaded.model(), IntStream.of(some).mapToObj(row -> rows.get(row).contrast())
                        .toList(),
                        runs.residuals(untouched, some, scratch, stop), manager)));
            }
        }
        return this;
    }

    /// `[metric][row]`
    double[][] untouched() {
        double[][] values = new double[ScrubMetric.values().length][rows.size()];
        pieces.forEach(piece -> put(values, piece.rows, piece.readout.untouched()));
        return values;
    }

    /// `[metric][row]`
    double[][] values(ScrubTree tree, BooleanSupplier stop) {
        double[][] values = new double[ScrubMetric.values().length][rows.size()];
        for (Piece piece : pieces) {
            try (NDManager scratch = loaded.model().newManager()) {
                put(values, piece.rows, piece.readout.answers(runs.residuals(tree, piece.rows, scratch, stop).expandDims(1)).stream().map(
                        List::getFirst).toList());
            }
        }
        return values;
    }

    private static void put(double[][] values, int[] rows, List<Answered> answers) {
        for (ScrubMetric metric : ScrubMetric.values()) {
            for (int i = 0; i < rows.length; i++) {
                values[metric.ordinal()][rows[i]] = value(answers.get(i), metric);
            }
        }
    }

    private static double value(Answered answer, ScrubMetric metric) {
        return switch (metric) {
            case LOGIT_DIFFERENCE -> answer.of(Metric.LOGIT_DIFFERENCE);
            case LOSS -> -answer.of(Metric.LOG_PROBABILITY);
            case KL -> answer.of(Metric.KL);
        };
    }

    @Override
    public void close() {
        runs.close();
        manager.close();
    }
}
