package glasshead.scan;

import glasshead.experiment.BadInput;
import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
        return isText(file.getFileName().toString());
    }

    /// Whether a file of this name holds texts.
    public static boolean isText(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    static BadInput unreadable(Object file, Exception why) {
        return new BadInput("The corpus '" + file + "' can't be read (" + why.getClass().getSimpleName()
                + "): check that it is whole and that you may read it.", why);
    }

    public Path place() {
        return place;
    }

    public int files() {
        return files.size();
    }

    /// As they are on the disk.
    public long bytes() {
        return bytes;
    }

    /// Tells this corpus from others, see [CorpusMark].
    public String mark() {
        CorpusMark mark = new CorpusMark();
        try {
            for (Path file : files) {
                try (InputStream in = Files.newInputStream(file)) {
                    mark.add(file.getFileName().toString(), Files.size(file), in);
                }
            }
            return mark.value();
        } catch (IOException e) {
            throw unreadable(place, e);
        }
    }

    /// Reads it from the beginning; the caller closes it.
    public CorpusReader read() {
        return new CorpusReader(files.stream().map(file -> new CorpusFile(file.toString(), () -> Files.newInputStream(file))).toList());
    }

    /// A file's content without its compression.
    static InputStream plain(String file, InputStream raw) throws IOException {
        String name = file.toLowerCase(Locale.ROOT);
        InputStream in = new BufferedInputStream(raw, BLOCK);
        InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(in, BLOCK) : name.endsWith(".zst") ? new ZstdInputStream(in) : in;
        return new BufferedInputStream(plain, BLOCK);
    }

    /// Whether each line of a file is JSON.
    public static boolean isJson(String file) {
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1).toLowerCase(Locale.ROOT);
        return Arrays.asList(name.split("\\.")).contains("jsonl");
    }
}
