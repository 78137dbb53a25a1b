package glasshead.scan;

import glasshead.experiment.BadInput;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// What the first texts say of the values of some parts: where histograms begin and end, and where buckets meet that hold equally many.
///
/// @param low    by part, where the histogram begins
/// @param high   by part, where it ends
/// @param limits `[part, bucket]`, between one bucket and the next
public record Ranges(float[] low, float[] high, float[] limits) {

    static final int BYTES = (2 + Buckets.COUNT - 1) * Float.BYTES;
    /// The strongest values are far out and not among the first ones: the range goes on by this share of what was seen.
    private static final float BEYOND = 0.5f;

    /// @param values by part
    /// @param count  how many of each are there
    public static Ranges of(float[][] values, int count) {
        Ranges ranges = new Ranges(values.length);
        for (int part = 0; part < values.length; part++) {
            float[] sorted = Arrays.copyOf(values[part], count);
            Arrays.sort(sorted);
            float first = count == 0 ? 0 : sorted[0];
            float last = count == 0 ? 0 : sorted[count - 1];
            float beyond = last > first ? BEYOND * (last - first) : Math.max(1, PartTable.BINS * Math.ulp(first));
            ranges.low[part] = first - beyond;
            ranges.high[part] = last + beyond;
            for (int bucket = 1; bucket < Buckets.COUNT; bucket++) {
                ranges.limits[part * (Buckets.COUNT - 1) + bucket - 1] = count == 0 ? 0 : sorted[count * bucket / Buckets.COUNT];
            }
        }
        return ranges;
    }

    Ranges(int parts) {
        this(new float[parts], new float[parts], new float[parts * (Buckets.COUNT - 1)]);
    }

    int parts() {
        return low.length;
    }

    void write(int part, ByteBuffer to) {
        to.putFloat(low[part]).putFloat(high[part]);
        for (int i = 0; i < Buckets.COUNT - 1; i++) {
            to.putFloat(limits[part * (Buckets.COUNT - 1) + i]);
        }
    }

    /// @throws BadInput when they are no ranges
    void read(int part, ByteBuffer from) {
        low[part] = from.getFloat();
        high[part] = from.getFloat();
        if (!(low[part] <= high[part])) {
            throw new BadInput("the histogram of a part of it has no range");
        }
        for (int i = 0; i < Buckets.COUNT - 1; i++) {
            limits[part * (Buckets.COUNT - 1) + i] = from.getFloat();
        }
    }
}
