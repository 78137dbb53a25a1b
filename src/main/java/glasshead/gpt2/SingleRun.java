package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.experiment.Site;
import java.util.List;
import java.util.function.BooleanSupplier;

/// One run of one prompt, every site recorded in `cache`, from the place where the cache says it starts.
record SingleRun(Gpt2 model, ActivationCache cache, List<Edit> edits) {

    void go(BooleanSupplier cancelled) {
        Start start = cache.start();
        NDManager owner = cache.manager();
        try (NDManager pass = owner.newSubManager()) {
            ForwardPass forward = new ForwardPass(model, cache.length(), start.position(), this::at, this::before, pass);
            NDArray residual = null;
            for (int layer = start.layer(); layer < model.config().layers(); layer++) {
                Gpt2.check(cancelled);
                try (NDManager scratch = pass.newSubManager()) {
                    NDArray input = residual == null ? entry(forward, start, scratch) : Views.in(scratch, residual);
                    boolean halfway = residual == null && start.entry() == Start.Entry.AFTER_ATTENTION;
                    residual = halfway
                            ? forward.afterAttention(layer, input, computedPart(cache.parent().get(scratch, Site.Z, layer)))
                            : forward.block(layer, input);
                    residual.attach(pass);
                }
            }
        }
    }

    private NDArray entry(ForwardPass forward, Start start, NDManager scratch) {
        return start.entry() == Start.Entry.EMBEDDING
                ? forward.embed(scratch, cache.tokens())
                : computedPart(cache.parent().get(scratch, Site.RESID_PRE, start.layer()));
    }

    /// The positions that this run computes, as a batch of one row of its own.
    private NDArray computedPart(NDArray whole) {
        return whole.get("{}:", cache.start().position()).duplicate().expandDims(0);
    }

    private NDArray before(Site site, int layer, NDManager manager) {
        return cache.parent().get(manager, site, layer).get("0:{}", cache.start().position());
    }

    private NDArray at(Site site, int layer, NDArray activation) {
        NDArray result = activation;
        boolean changed = false;
        for (Edit edit : edits) {
            if (edit.at(site, layer)) {
                // What enters a block is the array that the cache keeps as leaving the one before.
                result = !changed && site == Site.RESID_PRE ? activation.duplicate() : result;
                changed = true;
                edit.apply(result, 0, cache.start().position(), cache.length());
            }
        }
        cache.record(site, layer, result, changed);
        return result;
    }
}
