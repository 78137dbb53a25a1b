package glasshead.session;

import glasshead.experiment.FileLocks;
import glasshead.experiment.view.Shown;
import glasshead.json.KeptSession;
import glasshead.json.SessionFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

/// A session that a program left behind when it ended, in whatever way.
///
/// @param place    its files in the state folder
/// @param when     its last change, or when the program was closed
/// @param unopened whether the program ended while it came back to it
public record Left(Place place, Instant when, boolean unopened) {

    private static final Logger LOG = Logger.getLogger(Left.class.getName());

    /// The files of one running window. The lock is held as long as the program lives.
    ///
    /// @param session what is kept
    /// @param opening is there until what the program came back to is on screen
    /// @param older   unsaved work as earlier versions of the program kept it
    record Place(Path lock, Path session, Path opening, Path older) {

        static final String LOCK = ".lock";

        static Place of(Path lock) {
            String name = lock.getFileName().toString().replace(LOCK, "");
            return new Place(lock, lock.resolveSibling(name + ".json"), lock.resolveSibling(name + ".opening"), lock.resolveSibling(name
                    + SessionFile.EXTENSION));
        }

        void delete() throws IOException {
            for (Path file : List.of(session, opening, older, lock)) {
                Files.deleteIfExists(file);
            }
        }
    }

    /// Where sessions are kept.
    public static Path folder(Path state) {
        return state.resolve("unsaved");
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

    /// All there are, newest first.
    public static List<Left> all(Path state) {
        Path folder = folder(state);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (FileChannel door = door(folder)) {
            LOG.log(Level.FINE, "looking for sessions under {0}", door);
            return inside(folder);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "can't look for sessions", e);
            return List.of();
        }
    }

    /// @param folder its door is locked
    static List<Left> inside(Path folder) throws IOException {
        List<Left> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path lock : files.filter(file -> file.toString().endsWith(Place.LOCK)).toList()) {
                look(Place.of(lock)).ifPresent(found::add);
            }
        }
        return found.stream().sorted(Comparator.comparing(Left::when).reversed()).toList();
    }

    private static Optional<Left> look(Place place) throws IOException {
        FileLock taken = tryLock(place.lock);
        if (taken == null) {
            return Optional.empty();
        }
        taken.channel().close();
        Path there = Files.exists(place.session) ? place.session : place.older;
        if (!Files.exists(there)) {
            place.delete();
            return Optional.empty();
        }
        return Optional.of(new Left(place, Files.getLastModifiedTime(there).toInstant(), Files.exists(place.opening)));
    }

    /// Whether the next program comes back to it. If it ended while it was brought back, that is only offered: the program always starts.
    boolean comesBack() {
        return !unopened && Files.exists(place.session);
    }

    /// What is kept; empty when that can't be used.
    ///
    /// @param notice gets a sentence when it is set aside
    public Optional<KeptSession> read(Consumer<String> notice) {
        return Files.exists(place.session) ? KeptSession.read(place.session, notice)
                : SessionFile.kept(place.older, notice).map(Left::ofOlder);
    }

    private static KeptSession ofOlder(Shown shown) {
        return new KeptSession(shown, null, null, true);
    }

    /// It was restored, or is not wanted.
    public void forget() {
        try {
            place.delete();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a session can't be taken away", e);
        }
    }
}
