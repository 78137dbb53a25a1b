package glasshead.experiment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a [WholeFile] is before it is whole: a file beside its place, locked as long as it is written. So the leftovers of a program that
/// was killed can be told from the work of one that lives; a program that is interrupted takes its own away.
public final class UnfinishedFiles {

    private static final Logger LOG = Logger.getLogger(UnfinishedFiles.class.getName());
    private static final String ENDING = ".part";
    private static final Pattern NAME = Pattern.compile("(.+)\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})" + Pattern.quote(ENDING));
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();
    private static volatile @Nullable Path notes;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> OWN.forEach(UnfinishedFiles::end), "unfinished files"));
    }

    private UnfinishedFiles() {}

    /// A new name beside `target`, to be given to [#end].
    static Path begin(Path target) {
        Path beside = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ENDING);
        OWN.add(beside);
        return beside;
    }

    /// Locks one that was made just now; false when a program that looks for leftovers was quicker.
    static boolean lock(FileChannel channel, Path beside) {
        try {
            return FileLocks.tryLock(channel) != null && Files.exists(beside);
        } catch (IOException noLocks) {
            // Then nobody takes it for a leftover either.
            LOG.log(Level.FINE, "written without a lock", noLocks);
            return true;
        }
    }

    /// From now on, notes in a folder of the program's own say where something is being written, so that the next start takes away what a
    /// killed program left in a user's folder: what earlier ones left is taken away now.
    public static void noteIn(Path folder) {
        clearNoted(folder);
        notes = folder;
    }

    /// One that is locked is to be found again.
    static void note(Path beside) {
        Path folder = notes;
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
            try (FileChannel note = FileChannel.open(noteOf(folder, beside), StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
                note.write(ByteBuffer.wrap(beside.toString().getBytes(StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "written without a note", e);
        }
    }

    private static Path noteOf(Path folder, Path beside) {
        Matcher name = NAME.matcher(beside.getFileName().toString());
        return folder.resolve(name.matches() ? name.group(2) : "none");
    }

    /// It was moved to its place, or is not wanted.
    static void end(Path beside) {
        delete(beside);
        OWN.remove(beside);
        Path folder = notes;
        if (folder != null) {
            delete(noteOf(folder, beside));
        }
    }

    /// Takes away what notes of killed programs lead to. Where a folder is not to be had just now, the note stays.
    static void clearNoted(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path note : all) {
                Path part = Path.of(Files.readString(note));
                Path parent = part.getParent();
                if (!NAME.matcher(part.getFileName().toString()).matches() || parent == null || !note.equals(noteOf(folder, part))) {
                    delete(note); // cut, or not ours
                } else if (Files.isDirectory(parent)) {
                    if (Files.exists(part)) {
                        deleteUnlessLocked(part);
                    }
                    if (!Files.exists(part)) {
                        delete(note);
                    }
                }
            }
        } catch (IOException | DirectoryIteratorException | InvalidPathException e) {
            LOG.log(Level.FINE, "can't look for leftovers", e);
        }
    }

    /// Takes away what programs that were killed left in a folder, which need not be there.
    public static void clear(Path folder) {
        clear(folder, _ -> true);
    }

    /// Takes away what they left of one file.
    static void clearOf(Path target) {
        clear(target.resolveSibling(""), target.getFileName().toString()::equals);
    }

    private static void clear(Path folder, Predicate<String> ofFile) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path part : parts) {
                Matcher name = NAME.matcher(part.getFileName().toString());
                if (name.matches() && ofFile.test(name.group(1)) && !isOwn(part)) {
                    deleteUnlessLocked(part);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.log(Level.FINE, "can't look for leftovers", e);
        }
    }

    /// Of these no second channel may be opened: closing it would end their lock.
    private static boolean isOwn(Path part) {
        return OWN.stream().anyMatch(own -> own.getFileName().equals(part.getFileName()));
    }

    private static void deleteUnlessLocked(Path part) {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            if (FileLocks.tryLock(channel) != null) {
                delete(part);
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "can't be looked at", e);
        }
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "an unfinished file stays behind", e);
        }
    }
}
