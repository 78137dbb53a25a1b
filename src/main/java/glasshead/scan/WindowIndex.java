package glasshead.scan;

import glasshead.experiment.BadInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;

/// Which windows of texts stand in a scan's file, without their tokens: those of many parts can be more than memory holds, so that they are
/// read from the texts once more when they are written.
final class WindowIndex {

    private static final int FIELDS = 4;

    /// Text, start, length and checksum of each.
    private int[] entries = new int[64 * FIELDS];
    private int count;
    private long ids;

    static WindowIndex of(WindowSource windows) {
        WindowIndex index = new WindowIndex();
        windows.each(index::add);
        return index;
    }

    private void add(int text, int start, int[] window) {
        int at = count * FIELDS;
        if (at > 0 && (text < entries[at - FIELDS] || text == entries[at - FIELDS] && start <= entries[at - FIELDS + 1])) {
            throw new IllegalArgumentException("texts have to come by their numbers, and " + text + " follows " + entries[at - FIELDS]);
        }
        if (at == entries.length) {
            entries = Arrays.copyOf(entries, 2 * entries.length);
        }
        entries[at] = text;
        entries[at + 1] = start;
        entries[at + 2] = window.length;
        entries[at + 3] = checksum(text, start, ints(window));
        count++;
        ids += window.length;
    }

    /// Of a window's entry and its tokens.
    static int checksum(int text, int start, ByteBuffer ids) {
        ByteBuffer entry = ScanFile.fresh(3 * Integer.BYTES).putInt(text).putInt(start).putInt(ids.remaining() / Integer.BYTES).flip();
        return Checksums.of(entry, ids);
    }

    int count() {
        return count;
    }

    void addTo(Checksums checksums) {
        for (int at = 3; at < count * FIELDS; at += FIELDS) {
            checksums.add(entries[at]);
        }
    }

    /// Tokens of all.
    long ids() {
        return ids;
    }

    /// Writes where each window's tokens begin, and then the tokens.
    ///
    /// @param windows the same again
    /// @throws BadInput when they are others
    void write(WindowSource windows, WritableByteChannel out) throws IOException {
        long first = 0;
        for (int at = 0; at < count * FIELDS; at += FIELDS) {
            out.write(ScanFile.fresh(ScanHeader.TEXT_BYTES).putInt(entries[at]).putInt(entries[at + 1]).putInt(entries[at + 2])
                    .putLong(first).flip());
            first += entries[at + 2];
        }
        int[] written = {0};
        try {
            windows.each((text, start, window) -> {
                ByteBuffer bytes = ints(window);
                require(written[0] < count && is(written[0], text, start, bytes));
                write(bytes, out);
                written[0]++;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        require(written[0] == count);
    }

    private boolean is(int number, int text, int start, ByteBuffer ids) {
        int at = number * FIELDS;
        return entries[at] == text && entries[at + 1] == start && entries[at + 3] == checksum(text, start, ids);
    }

    private static void require(boolean same) {
        if (!same) {
            throw new BadInput("The corpus was changed while it was read; scan it again.");
        }
    }

    private static ByteBuffer ints(int[] numbers) {
        ByteBuffer bytes = ScanFile.fresh(numbers.length * Integer.BYTES);
        bytes.asIntBuffer().put(numbers);
        return bytes;
    }

    private static void write(ByteBuffer bytes, WritableByteChannel out) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
