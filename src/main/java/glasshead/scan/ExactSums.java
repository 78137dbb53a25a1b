package glasshead.scan;

import java.nio.ByteBuffer;

/// Sums whose value does not depend on the order in which they were added up: in fixed point, 64 bits before the point and 64 behind it.
///
/// What is added is cut to multiples of 2^-64 first, so that each addition is one of whole numbers.
final class ExactSums {

    static final int BYTES = 2 * Long.BYTES;
    private static final double UNIT = 0x1p64;
    private static final double HALF_UNIT = 0x1p63;

    private final long[] whole;
    private final long[] fraction;

    ExactSums(int size) {
        whole = new long[size];
        fraction = new long[size];
    }

    /// @throws ArithmeticException when the sum leaves the range of whole numbers, or `value` is not finite
    void add(int i, double value) {
        double size = Math.abs(value);
        double floor = Math.floor(size);
        if (!(floor < HALF_UNIT)) {
            throw new ArithmeticException("a sum is too large");
        }
        // From 0 to below 1, exactly: what a double has below 2^-64 is cut.
        double rest = (size - floor) * UNIT;
        long high = (long) floor;
        long low = rest >= HALF_UNIT ? (long) (rest - HALF_UNIT) + Long.MIN_VALUE : (long) rest;
        add(i, value < 0 ? ~high + (low == 0 ? 1 : 0) : high, value < 0 ? -low : low);
    }

    private void add(int i, long high, long low) {
        long sum = fraction[i] + low;
        whole[i] = Math.addExact(Math.addExact(whole[i], high), Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        fraction[i] = sum;
    }

    void plus(ExactSums other) {
        for (int i = 0; i < whole.length; i++) {
            add(i, other.whole[i], other.fraction[i]);
        }
    }

    double value(int i) {
        boolean negative = whole[i] < 0;
        long high = negative ? ~whole[i] + (fraction[i] == 0 ? 1 : 0) : whole[i];
        long low = negative ? -fraction[i] : fraction[i];
        double size = high + ((low >>> 1) + (low & 1) * 0.5) / HALF_UNIT;
        return negative ? -size : size;
    }

    void write(int i, ByteBuffer to) {
        to.putLong(whole[i]).putLong(fraction[i]);
    }

    void read(int i, ByteBuffer from) {
        whole[i] = from.getLong();
        fraction[i] = from.getLong();
    }
}
