package glasshead.scan;

import glasshead.experiment.BadInput;
import glasshead.experiment.WholeFile;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Writes scans to their files, complete or broken off, and finds those that are there.
public final class ScanStore {

    private static final Logger LOG = Logger.getLogger(ScanStore.class.getName());
    /// Of this and of older scans.
    private static final String KIND = "GLSCAN";
    /// Beside a scan's file, while it is not complete.
    private static final String BEGUN = ".begun";
    private static final WindowSource NO_WINDOWS = to -> {};

    private ScanStore() {}

    /// @throws BadInput when a scan can't be put there, or something would be lost that is no scan
    public static void requirePlace(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        if (!Files.isRegularFile(file)) {
            throw new BadInput("The scan can't be written to '" + file + "', which is no file; give a file's name.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            String begin = new String(in.readNBytes(KIND.length()), StandardCharsets.ISO_8859_1);
            if (!begin.isEmpty() && !begin.equals(KIND)) {
                throw new BadInput("The file '" + file + "' is no scan and would be lost; give another place for the scan.");
            }
        } catch (IOException e) {
            throw ScanFile.unreadable(file, e);
        }
    }

    /// Writes a complete scan, all or nothing, and opens it.
    public static ScanFile write(Path file, ScanInMemory scan) {
        return write(file, scan.of(), scan.summary(), scan.texts());
    }

    /// Writes a complete scan, all or nothing, and opens it.
    ///
    /// @param windows that its occurrences are in; asked twice, so that never all of them need be in memory
    public static ScanFile write(Path file, ScanOf of, ScanSummary summary, WindowSource windows) {
        write(file, of, summary, windows, true);
        try {
            Files.deleteIfExists(begun(file));
        } catch (IOException stays) {
            LOG.log(Level.WARNING, stays, () -> "what was put down of " + file + " stays; it is of no use any more, and of no harm");
        }
        return ScanFile.open(file);
    }

    /// What a scan has found so far, as the bytes of a file that is not complete: for [#unpacked], in another process.
    public static byte[] packed(ScanOf of, ScanSummary summary) {
        var bytes = new ByteArrayOutputStream();
        try {
            write(bytes, of, summary, NO_WINDOWS, false);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    /// @throws BadInput when they are no such bytes
    public static ScanSummary unpacked(byte[] packed) {
        return ScanFile.opened(Path.of("packed"), MemorySegment.ofArray(packed)).summary();
    }

    /// Puts down what a scan has found so far, for [#unfinished].
    public static void putDown(Path file, ScanOf of, ScanSummary summary) {
        write(begun(file), of, summary, NO_WINDOWS, false);
    }

    private static Path begun(Path file) {
        return file.resolveSibling(file.getFileName() + BEGUN);
    }

    private static void write(Path file, ScanOf of, ScanSummary summary, WindowSource windows, boolean complete) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            WholeFile.write(file, out -> write(out, of, summary, windows, complete));
        } catch (IOException e) {
            throw new BadInput("The scan can't be written to '" + file + "' (" + e.getClass().getSimpleName()
                    + "); give a place where you may write.", e);
        }
    }

    private static void write(OutputStream out, ScanOf of, ScanSummary summary, WindowSource windows, boolean complete)
            throws IOException {
        WindowIndex index = WindowIndex.of(windows);
        byte[] header = ScanHeader.FORM.write(ScanHeader.of(of, summary, complete, index.count(), index.ids())).getBytes(
                StandardCharsets.UTF_8);
        OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        buffered.write(ScanFile.MARK);
        buffered.write(ScanFile.fresh(Integer.BYTES).putInt(header.length).array());
        buffered.write(header);
        WritableByteChannel to = Channels.newChannel(buffered);
        new ScanWriting(to, summary, new Checksums()).all(ByteBuffer.wrap(header), index, windows);
        buffered.flush();
    }

    /// A scan of the same that is complete, and whole to the last byte; nothing where there is none.
    public static Optional<Scan> complete(Path file, ScanOf of, ScanPlan plan) {
        try {
            return Optional.of(file).filter(Files::isRegularFile).map(ScanFile::opened).filter(there -> there.isComplete() && there
                    .isWhole()
                    && there.of().equals(of) && there.plan().equals(plan)).map(there -> there);
        } catch (BadInput damaged) {
            return Optional.empty();
        }
    }

    /// What a scan of the same that was broken off had found; nothing where there is none that can be gone on with.
    ///
    /// @param file where the complete scan is to be
    public static @Nullable ScanSummary unfinished(Path file, ScanOf of, ScanPlan plan) {
        try {
            Path begun = begun(file);
            if (!Files.isRegularFile(begun)) {
                return null;
            }
            ScanFile there = ScanFile.opened(begun);
            return there.of().equals(of) && there.plan().equals(plan) ? there.summary() : null;
        } catch (BadInput damaged) {
            return null;
        }
    }
}
