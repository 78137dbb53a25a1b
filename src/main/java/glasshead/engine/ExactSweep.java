package glasshead.engine;

import glasshead.experiment.Metric;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Edges or nodes changed one at a time in every row of a set: batch by batch, whose runs are held, and in a batch piece by piece, shared
/// by the workers. A long one is kept as it goes on, and begins with what one before it had measured.
final class ExactSweep {

    /// How often it is kept on the way, beside when it ends or is stopped.
    private static final int TIMES = 40;
    /// The file is written no more often than after so many.
    private static final long LEAST = 4000;

    private final Workers workers;
    private final PairedSet set;
    private final Metric metric;
    private final ScoreRows scores;
    private final @Nullable SweepFile file;
    private final long all;
    private final long begin = System.nanoTime();
    /// What a sweep before had measured.
    private long known;
    private long kept;

    /// Some edges or nodes in some rows.
    ///
    /// @param first  number of the first of them; they follow each other
    /// @param values `[row][edge or node]`, the metric once one is changed
    record Cells(int first, double[][] values) {
    }

    /// What is measured together.
    ///
    /// @param columns numbers of its edges or nodes
    record Piece(int[] columns, Function<BooleanSupplier, List<Cells>> work) {
    }

    /// @param all  how many edges or nodes of rows there are
    /// @param file where it is kept, if anywhere
    ExactSweep(Workers workers, PairedSet set, Metric metric, ScoreRows scores, long all, @Nullable SweepFile file) {
        this.workers = workers;
        this.set = set;
        this.metric = metric;
        this.scores = scores;
        this.file = file;
        this.all = all;
    }

    /// @param ports  whether queries, keys and values of elsewhere are needed
    /// @param pieces of a batch, the most wanted first
    /// @param news   told that something more is there, but not that all is
    void run(boolean ports, Function<PairedSet.Batch, List<Piece>> pieces, Runnable news, BooleanSupplier cancelled) {
        known = file == null ? 0 : scores.resume(file);
        kept = known;
        try {
            for (List<SetRow> batched : set.batches(set.heldTokens())) {
                List<SetRow> rows = batched.stream().filter(row -> !scores.isWhole(row)).toList();
                if (!rows.isEmpty()) {
                    try (PairedSet.Batch batch = workers.one(stop -> set.open(rows, ports, stop), cancelled)) {
                        sweep(rows, batch, pieces.apply(batch), news, cancelled);
                    }
                }
            }
        } finally {
            keep();
        }
    }

    private void sweep(List<SetRow> rows, PairedSet.Batch batch, List<Piece> pieces, Runnable news, BooleanSupplier cancelled) {
        scores.putUntouched(rows, ScoreRows.untouched(batch.readout(), metric));
        workers.each(pieces.stream().filter(piece -> !scores.has(rows, piece.columns)).map(Piece::work).toList(), (_, found) -> {
            found.forEach(cells -> scores.putChanged(rows, cells.first, cells.values));
            if (scores.done() - kept >= Math.max(LEAST, all / TIMES)) {
                keep();
            }
            if (scores.done() < all) {
                news.run();
            }
        }, cancelled);
    }

    private void keep() {
        if (file != null && scores.done() > kept) {
            scores.keep(file);
            kept = scores.done();
        }
    }

    /// What is there would have taken at the pace of this time.
    double milliseconds() {
        double spent = (System.nanoTime() - begin) / 1e6;
        long done = scores.done();
        return done > known && known > 0 ? spent * done / (done - known) : spent;
    }
}
