package glasshead.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Damages bytes in the ways that readers trip over: flipped bits, cut and repeated stretches, and numbers, brackets and keys put where
/// they don't belong. The same seed gives the same damage.
public final class Mutator {

    /// Iterations of a property test: a short run in the build, more with `-Dglasshead.fuzz=FACTOR`.
    public static final int FACTOR = Integer.getInteger("glasshead.fuzz", 1);

    private static final String[] PIECES = {
        "0", "-1", "4294967296", "9223372036854775807", "9223372036854775808", "1e999", "1.5", "-0", "null", "true", "\"\"", "[]", "{}",
        "[", "]", "{", "}", ",", ":",
        "\"dtype\":\"F64\",", "\"shape\":[0],", "\"data_offsets\":[0,8]", "\"__metadata__\":{},", "\"n_layer\":96,", "\"n_embd\":32768,",
        "\"model_type\":\"gpt2\",",
        "\\u0000", "\\ud800", "\ufeff", "\u0000", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "\"F16\"", "\"BF16\"", "\"U8\"",
        "65536,65536,65536,65536",
    };

    private final RandomGenerator random;

    public Mutator(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /// `whole` with one to four damages, most of them in its first `interesting` bytes.
    public byte[] mutate(byte[] whole, int interesting) {
        var bytes = whole;
        for (int i = random.nextBoolean() ? 1 : random.nextInt(2, 5); i > 0 && bytes.length > 0; i--) {
            bytes = once(bytes, random.nextInt(10) == 0 ? bytes.length : Math.min(interesting, bytes.length));
        }
        return bytes;
    }

    private byte[] once(byte[] bytes, int reach) {
        int at = random.nextInt(reach);
        int length = Math.min(bytes.length - at, 1 + (int) Math.abs(random.nextGaussian() * 12));
        return switch (random.nextInt(6)) {
            case 0 -> flipped(bytes, at);
            case 1 -> join(bytes, at, new byte[0], at + length);
            case 2 -> join(bytes, at + length, Arrays.copyOfRange(bytes, at, at + length), at + length);
            case 3 -> random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : flipped(bytes, at);
            case 4 -> join(bytes, at, piece(), at);
            default -> join(bytes, at, piece(), at + length);
        };
    }

    private byte[] piece() {
        return PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
    }

    private byte[] flipped(byte[] bytes, int at) {
        var copy = bytes.clone();
        copy[at] = random.nextBoolean() ? (byte) (copy[at] ^ 1 << random.nextInt(8)) : (byte) random.nextInt(256);
        return copy;
    }

    private static byte[] join(byte[] bytes, int end, byte[] middle, int resume) {
        var out = new ByteArrayOutputStream(bytes.length + middle.length);
        out.write(bytes, 0, end);
        out.writeBytes(middle);
        out.write(bytes, resume, bytes.length - resume);
        return out.toByteArray();
    }
}
