package glasshead.engine;

import glasshead.analysis.HeadDetectors;
import glasshead.engine.scores.ModelScores;
import glasshead.engine.scores.RepeatedTokens;
import glasshead.engine.scores.ScoreStore;
import glasshead.engine.scores.TokenPool;
import glasshead.experiment.BadInput;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// The scoring of a model's heads on random repeated tokens under way: a row in each step.
public final class ScoreJob implements SteppedJob<ScoreProgress> {

    private final String mark;
    private final RepeatedTokens data;
    private final HeadDetectors detectors;
    private final ScoreStore store;
    private ModelScores scores;
    private String notice = "";
    private boolean closed;

    /// @param store where the scores are kept once they are there; null when they are not to be kept
    ScoreJob(LoadedModel loaded, long seed, ScoreStore store) {
        TokenPool pool = TokenPool.of(loaded.opened().folder(), loaded.model().config(), loaded.info().vocabulary().texts());
        data = RepeatedTokens.of(loaded.model().config(), pool, seed);
        detectors = new HeadDetectors(loaded.model(), data.draw(loaded.model().config(), pool));
        mark = ScoreStore.mark(loaded.opened().folder(), loaded.step());
        this.store = store;
    }

    @Override
    public boolean step(BooleanSupplier cancelled) {
        if (closed) {
            throw new CancellationException("the scoring was ended");
        }
        boolean more = NativeMemory.guard(() -> detectors.step(cancelled));
        if (!more && scores == null) {
            scores = new ModelScores(mark, data, detectors.scores());
            keep();
        }
        return more;
    }

    /// That they can't be kept is no reason not to show them.
    private void keep() {
        if (store != null) {
            try {
                store.save(scores);
            } catch (BadInput problem) {
                notice = problem.getMessage();
            }
        }
    }

    @Override
    public ScoreProgress soFar() {
        return new ScoreProgress(detectors.done(), data.rows(), scores, notice);
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    /// Nothing is held between two steps.
    @Override
    public void close() {
        closed = true;
    }
}
