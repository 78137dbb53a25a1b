package glasshead.engine;

import glasshead.gpt2.Gpt2Config;

/// What a model takes in memory, in bytes.
///
/// @param weights     fp32, with the copy that a tied model's processed unembedding is
/// @param activations of a prompt: what two runs (with and without interventions) keep, and what one layer needs on the way
public record MemoryNeed(long weights, long activations) {

    /// Runs that are kept at the same time: with and without interventions.
    private static final int RUNS = 2;
    /// Scores, pattern and the mask's sum, `[head, query, key]`, alive at once in a layer.
    private static final int PATTERNS = 3;

    /// @param tokens length of the prompt
    static MemoryNeed of(Gpt2Config config, boolean raw, int tokens) {
        long copy = config.tiedUnembedding() && !raw ? (long) config.vocabulary() * config.dModel() : 0;
        // q, k, v, z, the residual stream and the MLP's output are d_model wide.
        long kept = (long) config.layers() * tokens * (6L * config.dModel() + config.dMlp());
        long passing = PATTERNS * (long) config.heads() * tokens * tokens + (long) tokens * (4L * config.dModel() + 2L * config.dMlp()) + 4L
                * config.vocabulary();
        return new MemoryNeed(Float.BYTES * (config.parameters() + copy), Float.BYTES * (RUNS * kept + passing));
    }

    public long total() {
        return weights + activations;
    }

    /// The longest prompt whose activations fit.
    static int longestPrompt(Gpt2Config config, long available) {
        int fits = 0;
        int tooLong = config.positions() + 1;
        while (tooLong - fits > 1) {
            int middle = (fits + tooLong) / 2;
            if (of(config, true, middle).activations <= available) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        return fits;
    }
}
