package glasshead.training;

import glasshead.experiment.BadInput;
import glasshead.experiment.FileLocks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Keeps a second training out of a folder while one writes there. The operating system takes the lock away when the process ends, however
/// it ends.
final class TrainingLock implements AutoCloseable {

    private static final String FILE = "lock";

    private final FileChannel channel;

    private TrainingLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Makes the folder where there is none.
    static TrainingLock of(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (FileLocks.tryLock(channel) == null) {
                channel.close();
                throw new BadInput("Another training is writing into " + folder.getParent()
                        + ": wait for its end, or choose another folder with --out.");
            }
            return new TrainingLock(channel);
        } catch (IOException failure) {
            throw new BadInput("The folder " + folder + " can't be written to: choose another with --out.", failure);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
