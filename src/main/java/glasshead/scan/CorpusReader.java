package glasshead.scan;

import glasshead.experiment.BadInput;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a corpus line by line. What a line has that no text has is told with it; the other lines are read all the same.
public final class CorpusReader implements AutoCloseable {

    private static final int FEED = '\n';

    private final Iterator<CorpusFile> files;
    private @Nullable CorpusFile file;
    private @Nullable InputStream in;
    private int number;
    private long passed;
    private boolean first;

    /// Of files in an order of their own.
    public CorpusReader(List<CorpusFile> files) {
        this.files = files.iterator();
    }

    /// Counts what is read of a file as it is on the disk.
    private final class Counting extends FilterInputStream {

        Counting(InputStream file) {
            super(file);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            passed += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int read = super.read(target, from, length);
            passed += Math.max(0, read);
            return read;
        }
    }

    /// How many bytes of the files have been read, as they are on the disk.
    public long passed() {
        return passed;
    }

    /// Whether nothing is left to read.
    public boolean atEnd() {
        return in == null && !files.hasNext();
    }

    /// The next text; nothing at the end.
    ///
    /// @throws BadInput when a file can't be read to its end
    public @Nullable CorpusLine next() {
        try {
            while (true) {
                if (in == null) {
                    if (!files.hasNext()) {
                        return null;
                    }
                    open(files.next());
                }
                CorpusLine line = line();
                if (line != null) {
                    return line;
                }
                close();
            }
        } catch (IOException e) {
            throw Corpus.unreadable(file == null ? "" : file.name(), e);
        }
    }

    private void open(CorpusFile next) throws IOException {
        file = next;
        first = true;
        in = Corpus.plain(next.name(), new Counting(next.opener().open()));
    }

    private @Nullable CorpusLine line() throws IOException {
        InputStream from = in;
        CorpusFile of = file;
        if (from == null || of == null) {
            return null;
        }
        var bytes = new ByteArrayOutputStream();
        int next = from.read();
        if (next < 0) {
            return null;
        }
        // Of a line that is too long no more than shows that is kept.
        for (; next >= 0 && next != FEED; next = from.read()) {
            if (bytes.size() <= CorpusLine.LONGEST) {
                bytes.write(next);
            }
        }
        if (number == Integer.MAX_VALUE) {
            throw new BadInput("The corpus has more than 2,147,483,647 texts: scan it in parts.");
        }
        boolean begins = first;
        first = false;
        return CorpusLine.of(number++, bytes.toByteArray(), Corpus.isJson(of.name()), begins);
    }

    @Override
    public void close() {
        try {
            if (in != null) {
                in.close();
            }
        } catch (IOException e) {
            throw Corpus.unreadable(file == null ? "" : file.name(), e);
        } finally {
            in = null;
        }
    }
}
