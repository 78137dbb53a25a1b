package glasshead.engine;

import ai.djl.ndarray.NDManager;
import glasshead.checkpoint.CheckpointFolder;
import glasshead.checkpoint.hub.ModelPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// What loading a model takes: from a warm disk to processed weights, against reading the same bytes into fresh memory.
final class LoadingBenchmark {

    private static final int READING = 1 << 20;

    private final NDManager manager;
    private final Path folder;

    LoadingBenchmark(NDManager manager, Path folder) {
        this.manager = manager;
        this.folder = folder;
    }

    void load() {
        load(() -> {});
    }

    private void load(Runnable whileLoaded) {
        ModelPlace place = new ModelPlace(folder.toString(), folder, ModelPlace.TRAINED);
        try (OpenFolder opened = OpenFolder.open(folder);
                var _ = LoadedModel.load(place, opened, false, manager, MachineMemory::available)) {
            whileLoaded.run();
        }
    }

    /// Loaded once more: what the process then holds more than before, in bytes.
    long held() {
        long before = ProcessMemory.held();
        long[] after = new long[1];
        load(() -> after[0] = ProcessMemory.held());
        return after[0] - before;
    }

    void read() {
        try (Arena arena = Arena.ofConfined(); FileChannel channel = FileChannel.open(folder.resolve(CheckpointFolder.WEIGHTS))) {
            MemorySegment target = arena.allocate(channel.size());
            int read = 0;
            for (long done = 0; read >= 0 && done < target.byteSize(); done += read) {
                read = channel.read(target.asSlice(done, Math.min(READING, target.byteSize() - done)).asByteBuffer());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
