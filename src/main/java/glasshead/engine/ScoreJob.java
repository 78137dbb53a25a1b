package glasshead.engine;

import glasshead.analysis.DetectorScores;
import glasshead.analysis.HeadDetectors;
import glasshead.engine.scores.ModelScores;
import glasshead.engine.scores.RepeatedTokens;
import glasshead.engine.scores.ScoreStore;
import glasshead.engine.scores.TokenPool;
import glasshead.experiment.BadInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// The scoring of a model's heads on random repeated tokens under way: the rows are shared by the workers.
final class ScoreJob extends Job<ScoreProgress> {

    private final LoadedModel loaded;
    private final Workers workers;
    private final String mark;
    private final RepeatedTokens data;
    private final int[][] rows;
    private final ScoreStore store;
    private final boolean keep;

    /// @param store knows the mark of the weights
    /// @param keep  whether it keeps the scores once they are there
    ScoreJob(LoadedModel loaded, Workers workers, long seed, ScoreStore store, boolean keep) {
        Path folder = Objects.requireNonNull(loaded.opened()).folder();
        TokenPool pool = TokenPool.of(folder, loaded.model().config(), loaded.info().vocabulary().texts());
        this.loaded = loaded;
        this.workers = workers;
        data = RepeatedTokens.of(loaded.model().config(), pool, seed);
        rows = data.draw(loaded.model().config(), pool);
        mark = store.mark(folder, loaded.step());
        this.store = store;
        this.keep = keep;
    }

    @Override
    ScoreProgress answer(Consumer<ScoreProgress> soFar, BooleanSupplier cancelled) {
        DetectorScores[] ofRows = new DetectorScores[rows.length];
        int[] done = {0};
        workers.each(Stream.of(rows).<Function<BooleanSupplier, DetectorScores>>map(row -> stop -> HeadDetectors.of(loaded.model(), row,
                stop)).toList(),
                (row, scores) -> {
                    ofRows[row] = scores;
                    soFar.accept(new ScoreProgress(++done[0], data.rows(), null, ""));
                }, cancelled);
        ModelScores scores = new ModelScores(mark, data, DetectorScores.mean(List.of(ofRows)));
        return new ScoreProgress(rows.length, data.rows(), scores, notKept(scores));
    }

    /// That they can't be kept is no reason not to show them.
    private String notKept(ModelScores scores) {
        if (keep) {
            try {
                store.save(scores);
            } catch (BadInput problem) {
                return problem.getMessage();
            }
        }
        return "";
    }

    @Override
    void release() {
        // nothing is held between two rows
    }
}
