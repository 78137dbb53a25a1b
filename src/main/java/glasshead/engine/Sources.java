package glasshead.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.experiment.BadInput;
import glasshead.experiment.Where;
import glasshead.gpt2.ActivationCache;

/// Where interventions on one prompt take their numbers from.
interface Sources {

    /// The second prompt's run.
    ///
    /// @throws BadInput when there is no second prompt
    ActivationCache other();

    /// The run of another prompt, of at least this length, drawn by `seed`.
    ///
    /// @throws BadInput when there is none
    ActivationCache drawn(long seed, int length);

    /// Mean over prompts and all their positions but BOS: the site's activation without its position axis, of all heads or neurons.
    ///
    /// @param by the column that groups the prompts, empty for all
    NDArray meanOverPositions(NDManager target, Where where, String by);

    /// Mean over prompts at each position up to `length`: `[pos, ...]`, of all heads or neurons.
    ///
    /// @throws BadInput when no prompt is that long
    NDArray meanPerPosition(NDManager target, Where where, String by, int length);
}
