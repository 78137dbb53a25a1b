package glasshead.session;

import glasshead.engine.ScoreProgress;
import glasshead.engine.scores.ModelScores;
import java.util.Optional;
import java.util.function.Consumer;

/// A model's detector scores on standard data: those that are known, or computed piece by piece between other requests and kept from then
/// on.
public interface ScoreService {

    /// Looks for scores that the model brings or that were computed before; the answer comes on the FX thread.
    ///
    /// @param failed gets the sentence when there are some that can't be used
    void knownScores(String model, Consumer<Optional<ModelScores>> then, Consumer<String> failed);

    /// Begins to compute them.
    ///
    /// @param progress gets how far it is after each piece, on the FX thread; the last one has the scores
    /// @param failed   gets the sentence when they can't be computed, on the FX thread
    Handle score(String model, boolean raw, Consumer<ScoreProgress> progress, Consumer<String> failed);
}
