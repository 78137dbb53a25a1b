package glasshead.analysis;

import ai.djl.ndarray.NDManager;
import glasshead.experiment.Site;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.Gpt2;

/// What an analysis may look at: the model, the activations of one run, and the question.
public record Evidence(Gpt2 model, ActivationCache cache, ContrastTokens contrast) {

    /// The attention of one layer, `[head, query, key]` in a row.
    float[] pattern(int layer) {
        try (NDManager manager = model.newManager()) {
            return cache.get(manager, Site.PATTERN, layer).toFloatArray();
        }
    }
}
