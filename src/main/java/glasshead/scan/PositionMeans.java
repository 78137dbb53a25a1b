package glasshead.scan;

/// What a scan says of the mean activations at one site.
///
/// @param counts by position, how many tokens stood there
/// @param sums   `[position, width]`, over those tokens
public record PositionMeans(ReadSite site, long[] counts, double[] sums) {
}
