package glasshead.scan;

/// How many tokens have which values.
///
/// @param low    where the second bin begins; the first one holds what is below
/// @param high   where the last but one ends; the last one holds what is above
public record Histogram(float low, float high, long[] counts) {

    /// @return where bin `i` ends; of the last one, which has no end, where it begins
    public double end(int bin) {
        int inner = counts.length - 2;
        return low + (double) (high - low) * Math.min(bin, inner) / inner;
    }

    /// The value below which this share of the tokens lies, as if values were spread evenly inside a bin.
    public double quantile(double share) {
        long all = 0;
        for (long count : counts) {
            all += count;
        }
        double below = share * all;
        long passed = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            if (counts[bin] > 0 && passed + counts[bin] >= below) {
                boolean open = bin == 0 || bin == counts.length - 1;
                double width = open ? 0 : end(bin) - end(bin - 1);
                return (open ? end(bin) : end(bin - 1)) + width * (below - passed) / counts[bin];
            }
            passed += counts[bin];
        }
        return Double.NaN;
    }
}
