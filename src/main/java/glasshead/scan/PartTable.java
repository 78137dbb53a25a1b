package glasshead.scan;

import glasshead.experiment.BadInput;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// What is known of some parts of one layer so far, without the texts. Two of them merge into what both saw, exactly, in any order.
public final class PartTable implements TokenSink {

    static final int BINS = 48;
    private static final int MOMENTS = 3;
    /// Of a part in [Scratch], and its scale.
    private static final int SCRATCH_BYTES = MOMENTS * Double.BYTES + 3 * Float.BYTES;
    /// A variance below this share of the mean of squares is what is left of rounding: the values are equal up to a float's last digits.
    private static final double EQUAL = 1e-13;
    /// Parts that all tokens of a text pass before the next ones: what is known of them stays in the processor's first cache.
    private static final int TILE = 64;

    private final int[] columns;
    private final Ranges ranges;
    private final Strongest strongest;
    private final Buckets buckets;
    private final ExactSums sums;
    private final long[] above;
    private final long[] histogram;
    private final float[] scales;
    private final Scratch scratch;
    private final float[] tile = new float[TILE];
    private long tokens;

    /// Of one text, until it has passed.
    private record Scratch(double[] first, double[] second, double[] third, float[] largest, int[] places) {
        Scratch(int parts) {
            this(new double[parts], new double[parts], new double[parts], new float[parts], new int[parts]);
        }
    }

    /// @param columns where the parts are in what passes
    /// @param most    strongest occurrences that are kept of each
    public PartTable(int[] columns, Ranges ranges, int most) {
        this.columns = columns;
        this.ranges = ranges;
        int parts = columns.length;
        strongest = new Strongest(parts, most);
        buckets = new Buckets(columns, ranges);
        sums = new ExactSums(MOMENTS * parts);
        above = new long[parts];
        histogram = new long[parts * BINS];
        scales = new float[parts];
        scratch = new Scratch(parts);
        rescale();
    }

    private void rescale() {
        for (int part = 0; part < scales.length; part++) {
            scales[part] = (BINS - 2) / (ranges.high()[part] - ranges.low()[part]);
        }
    }

    static int bytes(int most) {
        return Ranges.BYTES + MOMENTS * ExactSums.BYTES + Long.BYTES + BINS * Long.BYTES + Strongest.bytes(most) + Buckets.BYTES;
    }

    /// What a table takes in memory.
    public static long bytes(int parts, int most) {
        return (long) parts * (bytes(most) + Buckets.COUNT * Buckets.EACH * Long.BYTES + SCRATCH_BYTES);
    }

    public int parts() {
        return columns.length;
    }

    int[] columns() {
        return columns;
    }

    Ranges ranges() {
        return ranges;
    }

    @Override
    public void add(PassingTokens passing) {
        begin();
        for (int from = 0; from < columns.length; from += TILE) {
            int count = Math.min(TILE, columns.length - from);
            for (int token = 0; token < passing.length(); token++) {
                int row = passing.offset() + token * passing.stride();
                for (int i = 0; i < count; i++) {
                    tile[i] = passing.values()[row + columns[from + i]];
                }
                moments(from, count);
                largest(from, count, token);
                bins(from, count);
            }
        }
        end(passing);
        buckets.add(passing);
        tokens += passing.length();
    }

    private void begin() {
        Arrays.fill(scratch.first, 0);
        Arrays.fill(scratch.second, 0);
        Arrays.fill(scratch.third, 0);
        Arrays.fill(scratch.largest, Float.NEGATIVE_INFINITY);
    }

    private void moments(int from, int count) {
        for (int i = 0; i < count; i++) {
            double value = tile[i];
            scratch.first[from + i] += value;
            scratch.second[from + i] += value * value;
            scratch.third[from + i] += value * value * value;
        }
    }

    private void largest(int from, int count, int token) {
        for (int i = 0; i < count; i++) {
            if (tile[i] > scratch.largest[from + i]) {
                scratch.largest[from + i] = tile[i];
                scratch.places[from + i] = token;
            }
        }
    }

    private void bins(int from, int count) {
        for (int i = 0; i < count; i++) {
            int part = from + i;
            above[part] += tile[i] > 0 ? 1 : 0;
            // What is far out is cut off by the conversion, and then by the ends.
            int bin = (int) (1 + (tile[i] - ranges.low()[part]) * scales[part]);
            histogram[part * BINS + Math.clamp(bin, 0, BINS - 1)]++;
        }
    }

    private void end(PassingTokens passing) {
        for (int part = 0; part < columns.length && passing.length() > 0; part++) {
            sums.add(MOMENTS * part, scratch.first[part]);
            sums.add(MOMENTS * part + 1, scratch.second[part]);
            sums.add(MOMENTS * part + 2, scratch.third[part]);
            if (scratch.largest[part] >= strongest.threshold(part)) {
                int cell = passing.offset() + scratch.places[part] * passing.stride() + columns[part];
                strongest.offer(part, passing.group(scratch.places[part]), new Occurrence(scratch.largest[part], passing.text(), passing
                        .position() + scratch.places[part], passing.key(cell)));
            }
        }
    }

    /// Adds what another one saw of the same parts, with the same ranges.
    public void plus(PartTable other) {
        sums.plus(other.sums);
        strongest.plus(other.strongest);
        buckets.plus(other.buckets);
        for (int i = 0; i < above.length; i++) {
            above[i] += other.above[i];
        }
        for (int i = 0; i < histogram.length; i++) {
            histogram[i] += other.histogram[i];
        }
        tokens += other.tokens;
    }

    /// @param part its place among the parts
    public PartStatistics of(int part) {
        double mean = sums.value(MOMENTS * part) / tokens;
        double squares = sums.value(MOMENTS * part + 1) / tokens;
        double variance = squares - mean * mean;
        double third = sums.value(MOMENTS * part + 2) / tokens - 3 * mean * squares + 2 * mean * mean * mean;
        int limits = Buckets.COUNT - 1;
        return new PartStatistics(tokens, mean, squares, variance > EQUAL * squares ? third / Math.pow(variance, 1.5) : Double.NaN,
                (double) above[part] / tokens, new Histogram(ranges.low()[part], ranges.high()[part], Arrays.copyOfRange(histogram, part
                        * BINS, (part + 1) * BINS)), Arrays.copyOfRange(ranges.limits(), part * limits, (part + 1) * limits), strongest.of(
                                part), buckets.of(part));
    }

    void write(int part, ByteBuffer to) {
        ranges.write(part, to);
        for (int i = 0; i < MOMENTS; i++) {
            sums.write(MOMENTS * part + i, to);
        }
        to.putLong(above[part]);
        for (int bin = part * BINS; bin < (part + 1) * BINS; bin++) {
            to.putLong(histogram[bin]);
        }
        strongest.write(part, to);
        buckets.write(part, to);
    }

    /// @throws BadInput when no table has written this
    void read(int part, ByteBuffer from, long ofTokens, long seed) {
        tokens = ofTokens;
        ranges.read(part, from);
        for (int i = 0; i < MOMENTS; i++) {
            sums.read(MOMENTS * part + i, from);
        }
        above[part] = from.getLong();
        long counted = 0;
        boolean possible = above[part] >= 0 && above[part] <= ofTokens;
        for (int bin = part * BINS; bin < (part + 1) * BINS; bin++) {
            histogram[bin] = from.getLong();
            possible &= histogram[bin] >= 0 && histogram[bin] <= ofTokens;
            counted += histogram[bin];
        }
        if (!possible || counted != ofTokens) {
            throw new BadInput("the histogram of a part of it does not hold as many tokens as were looked at");
        }
        strongest.read(part, from);
        buckets.read(part, from, seed);
        rescale();
    }

    long tokens() {
        return tokens;
    }
}
