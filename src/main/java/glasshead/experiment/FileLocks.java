package glasshead.experiment;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;

/// Locks that keep two programs, or two parts of one, from the same file. A lock ends with its channel, and with the process that holds it,
/// however that ends.
public final class FileLocks {

    private FileLocks() {}

    /// Null when another program holds the file, or this one does.
    public static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProgram) {
            return null;
        }
    }
}
