package glasshead.scan;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/// Sums of activations at some sites, position by position, in any order the same: in fixed point, 22 bits behind the point, which cuts
/// what is added by 1.2e-7 at most. Positions are those of the row that the model reads, BOS at 0; a token of a text that is read in
/// windows counts where it counts for all else. May be added to by several threads.
public final class PositionSums {

    private static final double UNIT = 0x1p22;
    /// Beyond it a single number is of no use.
    private static final double LARGEST = 0x1p36;

    private final List<ReadSite> sites;
    private final long[][] sums;
    private long[] counts = new long[0];

    public PositionSums(List<ReadSite> sites) {
        this.sites = List.copyOf(sites);
        sums = new long[sites.size()][0];
    }

    /// What they take in memory of rows that fill the context.
    public static long bytes(List<ReadSite> sites, int context) {
        return sites.stream().mapToLong(site -> (long) site.width() * context * Long.BYTES).sum();
    }

    /// One row at one site.
    ///
    /// @param values `[position, width]`, the row's from `offset` on
    /// @param first  the first position that counts
    /// @param end    of the row
    /// @throws ArithmeticException when a number is not finite, or a sum too large
    public synchronized void add(int site, float[] values, int offset, int first, int end) {
        int width = sites.get(site).width();
        long[] sum = grown(site, end);
        for (int i = first * width; i < end * width; i++) {
            double value = values[offset + i];
            if (!(Math.abs(value) < LARGEST)) {
                throw new ArithmeticException("an activation is too large");
            }
            sum[i] = Math.addExact(sum[i], Math.round(value * UNIT));
        }
    }

    /// One row, once all sites have it.
    public synchronized void count(int first, int end) {
        counts = counts.length < end ? Arrays.copyOf(counts, end) : counts;
        for (int position = first; position < end; position++) {
            counts[position]++;
        }
    }

    private long[] grown(int site, int positions) {
        int size = positions * sites.get(site).width();
        if (sums[site].length < size) {
            sums[site] = Arrays.copyOf(sums[site], size);
        }
        return sums[site];
    }

    synchronized void plus(PositionSums other) {
        for (int site = 0; site < sums.length; site++) {
            long[] sum = grown(site, other.counts.length);
            for (int i = 0; i < other.counts.length * sites.get(site).width(); i++) {
                sum[i] = Math.addExact(sum[i], other.sums[site][i]);
            }
        }
        counts = counts.length < other.counts.length ? Arrays.copyOf(counts, other.counts.length) : counts;
        for (int position = 0; position < other.counts.length; position++) {
            counts[position] = Math.addExact(counts[position], other.counts[position]);
        }
    }

    public List<ReadSite> sites() {
        return sites;
    }

    long[] counts() {
        return counts;
    }

    void counts(List<Long> of) {
        counts = of.stream().mapToLong(Long::longValue).toArray();
    }

    PositionMeans of(int site) {
        double[] values = new double[counts.length * sites.get(site).width()];
        Arrays.setAll(values, i -> sums[site][i] / UNIT);
        return new PositionMeans(sites.get(site), counts.clone(), values);
    }

    void write(int site, ByteBuffer to) {
        to.asLongBuffer().put(sums[site], 0, counts.length * sites.get(site).width());
    }

    void read(int site, ByteBuffer from) {
        sums[site] = new long[counts.length * sites.get(site).width()];
        from.asLongBuffer().get(sums[site]);
    }
}
