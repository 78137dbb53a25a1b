package glasshead.session;

import glasshead.experiment.FileLocks;
import glasshead.experiment.view.Shown;
import glasshead.json.SessionFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Unsaved work of a program that ended without warning.
///
/// @param file  where it is kept
/// @param shown what was on screen
/// @param when  its last change
public record Lost(Path file, Shown shown, Instant when) {

    static final String LOCK = ".lock";

    private static final Logger LOG = Logger.getLogger(Lost.class.getName());

    /// Where it is kept.
    public static Path folder(Path state) {
        return state.resolve("unsaved");
    }

    static Path sessionOf(Path lock) {
        return lock.resolveSibling(lock.getFileName().toString().replace(LOCK, SessionFile.EXTENSION));
    }

    /// Locked while a program takes its place in the folder or looks who is dead, since a place is not locked from the first moment.
    static FileChannel door(Path folder) throws IOException {
        FileChannel door = FileChannel.open(folder.resolve("door"), StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        door.lock();
        return door;
    }

    /// Nothing while its owner lives.
    static @Nullable FileLock tryLock(Path lock) throws IOException {
        FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        FileLock taken = FileLocks.tryLock(channel);
        if (taken == null) {
            channel.close();
        }
        return taken;
    }

    /// The newest, if there is any. What is not restored stays for the next start; what is damaged is set aside.
    ///
    /// @param notice gets a sentence for each that is damaged
    public static Optional<Lost> newest(Path state, Consumer<String> notice) {
        Path folder = folder(state);
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        List<Lost> found = new ArrayList<>();
        try (FileChannel door = door(folder); Stream<Path> files = Files.list(folder)) {
            LOG.log(Level.FINE, "looking for unsaved work under {0}", door);
            for (Path lock : files.filter(file -> file.toString().endsWith(LOCK)).toList()) {
                look(lock, notice).ifPresent(found::add);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "can't look for unsaved work", e);
        }
        return found.stream().max(Comparator.comparing(Lost::when));
    }

    private static Optional<Lost> look(Path lock, Consumer<String> notice) throws IOException {
        FileLock taken = tryLock(lock);
        if (taken == null) {
            return Optional.empty();
        }
        taken.channel().close();
        Path session = sessionOf(lock);
        if (!Files.exists(session)) {
            // It ended before anything was unsaved.
            Files.deleteIfExists(lock);
            return Optional.empty();
        }
        FileTime when = Files.getLastModifiedTime(session);
        Optional<Shown> kept = SessionFile.kept(session, notice);
        if (kept.isEmpty()) {
            Files.deleteIfExists(lock);
        }
        return kept.map(shown -> new Lost(session, shown, when.toInstant()));
    }

    /// It was restored, or is not wanted.
    public void forget() {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.resolveSibling(file.getFileName().toString().replace(SessionFile.EXTENSION, LOCK)));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "unsaved work can't be taken away", e);
        }
    }
}
