package glasshead.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.experiment.BadInput;
import glasshead.experiment.Where;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.ActivationSums;
import glasshead.gpt2.ActivationSums.Place;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// What interventions on one row of a set take their numbers from: its own corrupted prompt, another row, the mean over the set.
///
/// @param corrupted the run of the row's corrupted prompt, if it has one
/// @param drawn     the run of another row of the same length, by seed
/// @param means     over the rows that have this one's value in a column
/// @param bos       whether the prompts begin with BOS, which means over positions leave out
record SetSources(@Nullable ActivationCache corrupted, LongFunction<ActivationCache> drawn, Function<String, ActivationSums> means,
        boolean bos)
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
        return drawn.apply(seed);
    }

    @Override
    public NDArray meanOverPositions(NDManager target, Where where, String by) {
        return means.apply(by).overPositions(target, new Place(where.site(), where.layer()), bos ? 1 : 0);
    }

    @Override
    public NDArray meanPerPosition(NDManager target, Where where, String by, int length) {
        Place place = new Place(where.site(), where.layer());
        return PromptSources.reaching(means.apply(by), place, length).perPosition(target, place, length);
    }
}
