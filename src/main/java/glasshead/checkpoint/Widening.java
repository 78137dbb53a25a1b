package glasshead.checkpoint;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Copies little-endian numbers of any readable format to fp32 in small blocks that stay in the processor's cache, and looks for values
/// that are not finite on the way. F16 and BF16 widen exactly; F64 is rounded to the nearest.
final class Widening {

    private static final int BLOCK = 8192;
    /// Exponent bits all set: infinity or NaN.
    private static final int NOT_FINITE = 0x7f800000;
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private Widening() {}

    /// Fills `target` (native order fp32); the index of the first number that is not finite in fp32, or -1 when all are.
    static long copy(NumberFormat format, MemorySegment source, MemorySegment target) {
        long count = source.byteSize() / format.bytes();
        var bits = new int[(int) Math.min(BLOCK, count)];
        for (long done = 0; done < count; done += bits.length) {
            int length = (int) Math.min(bits.length, count - done);
            block(format, source.asSlice(done * format.bytes(), (long) length * format.bytes()), bits, length);
            int bad = firstNotFinite(bits, length);
            if (bad >= 0) {
                return done + bad;
            }
            MemorySegment.copy(bits, 0, target, ValueLayout.JAVA_INT_UNALIGNED, done * Float.BYTES, length);
        }
        return -1;
    }

    /// Whether two stretches of numbers, each in its format, are the same in fp32, bit for bit.
    static boolean same(NumberFormat format, MemorySegment one, NumberFormat otherFormat, MemorySegment other) {
        long count = one.byteSize() / format.bytes();
        if (count != other.byteSize() / otherFormat.bytes()) {
            return false;
        }
        var bits = new int[(int) Math.min(BLOCK, count)];
        var otherBits = new int[bits.length];
        for (long done = 0; done < count; done += bits.length) {
            int length = (int) Math.min(bits.length, count - done);
            block(format, one.asSlice(done * format.bytes(), (long) length * format.bytes()), bits, length);
            block(otherFormat, other.asSlice(done * otherFormat.bytes(), (long) length * otherFormat.bytes()), otherBits, length);
            if (!Arrays.equals(bits, 0, length, otherBits, 0, length)) {
                return false;
            }
        }
        return true;
    }

    private static void block(NumberFormat format, MemorySegment source, int[] bits, int length) {
        switch (format) {
            case F32 -> MemorySegment.copy(source, INT, 0, bits, 0, length);
            case F16 -> {
                for (int i = 0; i < length; i++) {
                    bits[i] = Float.floatToRawIntBits(Float.float16ToFloat(source.get(SHORT, 2L * i)));
                }
            }
            case BF16 -> {
                for (int i = 0; i < length; i++) {
                    bits[i] = source.get(SHORT, 2L * i) << 16;
                }
            }
            case F64 -> {
                for (int i = 0; i < length; i++) {
                    bits[i] = Float.floatToRawIntBits((float) source.get(DOUBLE, 8L * i));
                }
            }
            default -> throw new IllegalArgumentException(format + " holds no weights");
        }
    }

    private static int firstNotFinite(int[] bits, int length) {
        int largest = 0;
        // A plain maximum is what the compiler turns into vector instructions; the search below runs only for damaged weights.
        for (int i = 0; i < length; i++) {
            largest = Math.max(largest, bits[i] & 0x7fffffff);
        }
        if (largest < NOT_FINITE) {
            return -1;
        }
        int bad = 0;
        while ((bits[bad] & 0x7fffffff) < NOT_FINITE) {
            bad++;
        }
        return bad;
    }
}
