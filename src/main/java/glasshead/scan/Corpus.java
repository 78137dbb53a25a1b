package glasshead.scan;

import glasshead.experiment.BadInput;
import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Texts in files: one a line, or JSON-lines with a `text` each (`.jsonl`), as they are or compressed (`.gz`, `.zst`). Of a folder all such
/// files, in the order of their names.
public final class Corpus {

    private static final Set<String> ENDINGS = Set.of(".txt", ".jsonl", ".txt.gz", ".jsonl.gz", ".txt.zst", ".jsonl.zst");
    private static final int BLOCK = 1 << 16;

    private final Path place;
    private final List<Path> files;
    private final long bytes;

    private Corpus(Path place, List<Path> files) throws IOException {
        this.place = place;
        this.files = files;
        long sum = 0;
        for (Path file : files) {
            sum += Files.size(file);
        }
        bytes = sum;
    }

    /// @throws BadInput when there is nothing that can be read
    public static Corpus open(Path place) {
        try {
            if (Files.isRegularFile(place)) {
                return new Corpus(place, List.of(place));
            }
            if (!Files.isDirectory(place)) {
                throw new BadInput("There is no corpus '" + place + "'; give a text file, a JSON-lines file, or a folder of them.");
            }
            try (Stream<Path> found = Files.walk(place)) {
                List<Path> files = found.filter(Files::isRegularFile).filter(Corpus::isText).sorted().toList();
                if (files.isEmpty()) {
                    throw new BadInput("The folder '" + place + "' holds no file that ends in .txt or .jsonl, or in one of them and .gz or "
                            + ".zst; give another one.");
                }
                return new Corpus(place, files);
            }
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(place, e);
        }
    }

    private static boolean isText(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    static BadInput unreadable(Path file, Exception why) {
        return new BadInput("The corpus '" + file + "' can't be read (" + why.getClass().getSimpleName()
                + "): check that it is whole and that you may read it.", why);
    }

    public Path place() {
        return place;
    }

    /// As they are on the disk.
    public long bytes() {
        return bytes;
    }

    /// Tells this corpus from others: a SHA-256 over the names and contents of its files.
    public String mark() {
        MessageDigest digest = sha256();
        try {
            byte[] block = new byte[BLOCK];
            for (Path file : files) {
                digest.update((file.getFileName() + " " + Files.size(file) + "\n").getBytes(StandardCharsets.UTF_8));
                try (InputStream in = Files.newInputStream(file)) {
                    for (int read = in.read(block); read >= 0; read = in.read(block)) {
                        digest.update(block, 0, read);
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw unreadable(place, e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Reads it from the beginning; the caller closes it.
    public CorpusReader read() {
        return new CorpusReader(files);
    }

    /// A file's content without its compression.
    static InputStream plain(Path file, InputStream raw) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        InputStream in = new BufferedInputStream(raw, BLOCK);
        InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(in, BLOCK) : name.endsWith(".zst") ? new ZstdInputStream(in) : in;
        return new BufferedInputStream(plain, BLOCK);
    }

    /// Whether each line of a file is JSON.
    static boolean isJson(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Arrays.asList(name.split("\\.")).contains("jsonl");
    }
}
