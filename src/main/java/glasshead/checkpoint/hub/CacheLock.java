package glasshead.checkpoint.hub;

import glasshead.checkpoint.hub.Progress.Stage;
import glasshead.experiment.FileLocks;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/// Keeps two programs (or two downloads of one) from writing the same file of the cache. The lock ends with the process that holds it,
/// however that ends.
///
/// Python's tools lock the same file, but on Linux with another of the system's two kinds of lock, which don't see each other; against them
/// the hash that every file must have protects.
record CacheLock(FileChannel channel, FileLock lock) implements AutoCloseable {

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    static CacheLock take(Path file, Patience patience) throws IOException, InterruptedException {
        Files.createDirectories(file.getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = FileLocks.tryLock(channel);
            while (lock == null) {
                patience.meter().tell(Stage.WAITING, "another program fetches this file");
                patience.time().sleep(BETWEEN_TRIES, patience.control());
                patience.control().await();
                lock = FileLocks.tryLock(channel);
            }
            return new CacheLock(channel, lock);
        } catch (IOException | InterruptedException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    @Override
    public void close() throws IOException {
        // Closing the channel gives the lock back.
        channel.close();
    }
}
