package glasshead.scan;

import java.util.List;

/// What a scan found of one part.
///
/// @param tokens        how many were looked at
/// @param meanOfSquares of the values
/// @param skew          third central moment over the cubed standard deviation; `NaN` where all values are equal
/// @param aboveZero     share of tokens
/// @param limits        between the buckets
/// @param strongest     the largest value first, one of a text
/// @param buckets       random ones, the lowest values first
public record PartStatistics(long tokens, double mean, double meanOfSquares, double skew, double aboveZero, Histogram histogram,
        float[] limits, List<Occurrence> strongest, List<List<Occurrence>> buckets) {

    public double variance() {
        return Math.max(0, meanOfSquares - mean * mean);
    }

    /// The largest value of all, `NaN` of no tokens.
    public double largest() {
        return strongest.isEmpty() ? Double.NaN : strongest.getFirst().value();
    }
}
