package glasshead.experiment;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Locks that keep two programs, or two parts of one, from the same file. A lock ends with its channel, and with the process that holds it,
/// however that ends.
public final class FileLocks {

    private FileLocks() {}

    /// Nothing when another program holds the file, or this one does.
    public static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProgram) {
            return null;
        }
    }

    /// What is done while a file is held.
    @FunctionalInterface
    public interface Work<R> {
        R run() throws IOException;
    }

    /// Does something while no other program and no other thread that asks in this way holds `lock`, a file made for that; waits until it
    /// may.
    public static <R> R holding(Path lock, Work<R> work) throws IOException {
        synchronized (FileLocks.class) {
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
                    FileLock held = channel.lock()) {
                if (!held.isValid()) {
                    throw new IOException("no lock");
                }
                return work.run();
            }
        }
    }
}
