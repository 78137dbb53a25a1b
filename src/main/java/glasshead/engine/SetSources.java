package glasshead.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.experiment.BadInput;
import glasshead.experiment.Where;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.ActivationSums;
import glasshead.gpt2.ActivationSums.Place;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// What interventions on one row of a set take their numbers from: its own corrupted prompt, another row, the mean over the set.
///
/// @param corrupted the run of the row's corrupted prompt, if it has one
/// @param drawn     the run of another row by seed and least length
/// @param means     over the rows that count for this one
/// @param bos       whether the prompts begin with BOS, which means over positions leave out
record SetSources(@Nullable ActivationCache corrupted, BiFunction<Long, Integer, ActivationCache> drawn, ActivationSums means, boolean bos)
        implements
            Sources {

    @Override
    public ActivationCache other() {
        if (corrupted == null) {
            throw new BadInput("This row has no corrupted prompt to take values from; give it one.");
        }
        return corrupted;
    }

    @Override
    public ActivationCache drawn(long seed, int length) {
        return drawn.apply(seed, length);
    }

    @Override
    public NDArray meanOverPositions(NDManager target, Where where) {
        return means.overPositions(target, new Place(where.site(), where.layer()), bos ? 1 : 0);
    }

    @Override
    public NDArray meanPerPosition(NDManager target, Where where, int length) {
        return means.perPosition(target, new Place(where.site(), where.layer()), length);
    }
}
