package glasshead.scan;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// A checksum (CRC-32C) for each record of a file, in the records' order.
final class Checksums {

    static final int BYTES = Integer.BYTES;

    private int[] sums = new int[64];
    private int count;

    static int of(ByteBuffer... parts) {
        CRC32C checksum = new CRC32C();
        for (ByteBuffer part : parts) {
            checksum.update(part.duplicate());
        }
        return (int) checksum.getValue();
    }

    void add(int sum) {
        sums = count == sums.length ? Arrays.copyOf(sums, 2 * count) : sums;
        sums[count++] = sum;
    }

    int get(int number) {
        return sums[number];
    }

    int count() {
        return count;
    }

    ByteBuffer bytes() {
        ByteBuffer bytes = ScanFile.fresh(count * BYTES);
        bytes.asIntBuffer().put(sums, 0, count);
        return bytes;
    }
}
