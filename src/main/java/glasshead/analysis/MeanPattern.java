package glasshead.analysis;

/// A head's attention in the mean over prompts of one length.
///
/// @param mean          row-major `[query * length + key]`
/// @param standardError of each mean, sample standard deviation / sqrt(count); `NaN` for fewer than two prompts
/// @param count         of how many prompts
public record MeanPattern(int length, double[] mean, double[] standardError, int count) {

    public double at(int query, int key) {
        return mean[query * length + key];
    }

    public double errorAt(int query, int key) {
        return standardError[query * length + key];
    }
}
