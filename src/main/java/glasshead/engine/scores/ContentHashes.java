package glasshead.engine.scores;

import glasshead.experiment.BadInput;
import glasshead.experiment.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The SHA-256 of whole files. Gigabytes take seconds, so each is computed once and known, also at the next start, as long as the file's
/// size and times stay as they are.
public final class ContentHashes {

    /// In the folder where they are kept: a line for each file.
    static final String FILE = "hashes.txt";

    private static final Logger LOG = Logger.getLogger(ContentHashes.class.getName());
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) (\\S+) (.+)");
    private static final long LONGEST = 1 << 20;
    private static final int MOST = 1000;
    private static final int BLOCK = 1 << 20;
    /// Two writes within the grain of a file system's clock (two seconds on FAT) leave the same times.
    private static final Duration SETTLED = Duration.ofSeconds(3);

    private final Optional<Path> folder;
    private final InstantSource clock;
    private @Nullable SequencedMap<String, Known> known;

    /// @param stamp what tells that the file is still the same
    private record Known(String stamp, String hash) {
    }

    /// @param folder where they are kept, which need not exist; empty when they are known until the program ends
    ContentHashes(Optional<Path> folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /// 64 hexadecimal digits.
    synchronized String of(Path file) {
        try {
            Path real = file.toRealPath();
            Instant begun = clock.instant();
            Stamp stamp = Stamp.of(real);
            Known before = known().get(real.toString());
            if (before != null && before.stamp.equals(stamp.text)) {
                return before.hash;
            }
            String hash = hash(real);
            if (stamp.newest.plus(SETTLED).isBefore(begun) && stamp.equals(Stamp.of(real))) {
                remember(real.toString(), new Known(stamp.text, hash));
            }
            return hash;
        } catch (IOException e) {
            throw new BadInput("The file " + file + " can't be read (" + e.getClass().getSimpleName()
                    + "): check that it exists and that you may read it.", e);
        }
    }

    /// A file's size and times. Where the system tells when a file was last changed in any way, that counts too: the time of its last
    /// writing can be set back.
    private record Stamp(String text, Instant newest) {

        static Stamp of(Path file) throws IOException {
            boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
            Map<String, Object> facts = Files.readAttributes(file, unix ? "unix:size,lastModifiedTime,ctime" : "size,lastModifiedTime");
            Instant newest = facts.values().stream().filter(FileTime.class::isInstance).map(
                    time -> ((FileTime) time).toInstant()).max(Instant::compareTo).orElseThrow();
            return new Stamp(facts.get("size") + "/" + facts.get("lastModifiedTime") + "/" + facts.get("ctime"), newest);
        }
    }

    private static String hash(Path file) throws IOException {
        MessageDigest digest = sha256();
        ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.read(block) >= 0) {
                digest.update(block.flip());
                block.clear();
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private SequencedMap<String, Known> known() {
        if (known == null) {
            SequencedMap<String, Known> kept = new LinkedHashMap<>();
            folder.map(place -> place.resolve(FILE)).filter(Files::isRegularFile).ifPresent(file -> read(file, kept));
            known = kept;
        }
        return known;
    }

    /// Lines that are none are passed over: what they said is computed anew.
    private static void read(Path file, SequencedMap<String, Known> into) {
        try {
            if (Files.size(file) <= LONGEST) {
                Files.readString(file).lines().map(LINE::matcher).filter(Matcher::matches).forEach(
                        line -> into.putLast(line.group(3), new Known(line.group(2), line.group(1))));
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "hashes of files are computed anew", e);
        }
    }

    private void remember(String file, Known of) {
        SequencedMap<String, Known> all = known();
        all.putLast(file, of);
        while (all.size() > MOST) {
            all.pollFirstEntry();
        }
        folder.ifPresent(place -> {
            try {
                Files.createDirectories(place);
                WholeFile.write(place.resolve(FILE), all.entrySet().stream().filter(entry -> entry.getKey().lines().count() == 1).map(
                        entry -> entry.getValue().hash + " " + entry.getValue().stamp + " " + entry.getKey() + "\n").collect(Collectors
                                .joining()));
            } catch (IOException e) {
                // They are computed anew at the next start.
                LOG.log(Level.FINE, "hashes of files can't be kept", e);
            }
        });
    }
}
