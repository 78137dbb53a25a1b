package glasshead.analysis;

import ai.djl.ndarray.NDManager;
import glasshead.experiment.Site;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.Gpt2;
import java.util.HashMap;
import java.util.Map;

/// What an analysis may look at: the model, the activations of one run, and the question. What several analyses of one request ask for is
/// found out once.
public final class Evidence {

    /// All patterns of a run are kept while they are few: 144 heads on 170 tokens. Beyond that they would take more memory than the run.
    private static final long MOST_NUMBERS = 1L << 22;

    private final Gpt2 model;
    private final ActivationCache cache;
    private final ContrastTokens contrast;
    private final Map<Analysis<?>, Object> answers = new HashMap<>();
    private final Map<Integer, float[]> patterns = new HashMap<>();

    public Evidence(Gpt2 model, ActivationCache cache, ContrastTokens contrast) {
        this.model = model;
        this.cache = cache;
        this.contrast = contrast;
    }

    public Gpt2 model() {
        return model;
    }

    public ActivationCache cache() {
        return cache;
    }

    public ContrastTokens contrast() {
        return contrast;
    }

    /// What an analysis says of this run, computed the first time that it is asked.
    @SuppressWarnings("unchecked")
    public <R> R of(Analysis<R> analysis) {
        // Not computeIfAbsent: an analysis may ask another.
        if (!answers.containsKey(analysis)) {
            answers.put(analysis, analysis.of(this));
        }
        return (R) answers.get(analysis);
    }

    /// The attention of one layer, `[head, query, key]` in a row.
    float[] pattern(int layer) {
        long all = (long) model.config().layers() * model.config().heads() * cache.length() * cache.length();
        return all > MOST_NUMBERS ? derived(layer) : patterns.computeIfAbsent(layer, this::derived);
    }

    private float[] derived(int layer) {
        try (NDManager manager = model.newManager()) {
            return cache.get(manager, Site.PATTERN, layer).toFloatArray();
        }
    }
}
