package glasshead.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/// One `.safetensors` file, memory-mapped (files over 2 GB too) and checked in full when opened; only then is memory given to a tensor.
public final class SafetensorsFile implements TensorSource {

    /// GPT-2 XL's header has 60 kB; far beyond that it is no model of ours, and JSON takes a multiple of its length in memory.
    private static final long LONGEST_HEADER = 8L << 20;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final String fileName;
    private final Arena arena;
    private final MemorySegment data;
    private final Map<String, TensorEntry> entries;
    private final Map<String, String> metadata;

    private SafetensorsFile(String fileName, Arena arena, MemorySegment data, Map<String, TensorEntry> entries,
            Map<String, String> metadata) {
        this.fileName = fileName;
        this.arena = arena;
        this.data = data;
        this.entries = entries;
        this.metadata = metadata;
    }

    /// Maps and checks `file`.
    @SuppressWarnings("MustBeClosedChecker") // What is returned closes it.
    public static SafetensorsFile open(Path file) {
        var name = file.getFileName().toString();
        if (!Files.isRegularFile(file)) {
            throw new BadInput("The file " + Quoted.of(name) + " is missing from " + file.toAbsolutePath().getParent()
                    + ": use a complete model folder.");
        }
        // Shared, so that the thread that closes the model need not be the one that opened it.
        var arena = Arena.ofShared();
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return check(name, arena, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
        } catch (IOException e) {
            arena.close();
            throw StrictJson.unreadable(file, e);
        } catch (RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    private static SafetensorsFile check(String name, Arena arena, MemorySegment map) {
        long size = map.byteSize();
        if (size < Long.BYTES) {
            throw SafetensorsHeader.damaged(name, "it has only " + size + " bytes");
        }
        long header = map.get(LONG, 0);
        if (header < 2 || header > size - Long.BYTES) {
            throw SafetensorsHeader.damaged(name, "its header claims " + Long.toUnsignedString(header) + " bytes of the " + (size
                    - Long.BYTES) + " that follow");
        }
        if (header > LONGEST_HEADER) {
            throw SafetensorsHeader.damaged(name, "its header claims " + header + " bytes, more than the " + LONGEST_HEADER
                    + " that a model needs");
        }
        var json = StrictJson.text(map.asSlice(Long.BYTES, header).toArray(ValueLayout.JAVA_BYTE), name);
        var data = map.asSlice(Long.BYTES + header);
        return new SafetensorsFile(name, arena, data, SafetensorsHeader.parse(name, json, data.byteSize()), SafetensorsHeader
                .metadata(name, json));
    }

    /// The texts in its header, by name.
    public Map<String, String> metadata() {
        return Collections.unmodifiableMap(metadata);
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    @Override
    public long[] shape(String name) {
        return entry(name).shape().clone();
    }

    @Override
    public NumberFormat format(String name) {
        return entry(name).format();
    }

    @Override
    public NDArray read(NDManager manager, String name) {
        var entry = readable(name);
        var array = manager.create(new Shape(entry.shape()), DataType.FLOAT32);
        try {
            if (entry.count() > 0) {
                fill(MemorySegment.ofBuffer(array.toByteBuffer(true)), entry);
            }
            return array;
        } catch (RuntimeException e) {
            array.close();
            throw e;
        }
    }

    /// The tensor in fp32, row-major, for work that needs no native memory. Refused as [#read] refuses.
    public float[] numbers(String name) {
        var entry = readable(name);
        var numbers = new float[(int) entry.count()];
        fill(MemorySegment.ofArray(numbers), entry);
        return numbers;
    }

    @Override
    public boolean same(String one, String other) {
        return same(one, this, other);
    }

    /// Whether a tensor here has the numbers of one in another file.
    boolean same(String name, SafetensorsFile otherFile, String other) {
        var mine = readable(name);
        var theirs = otherFile.readable(other);
        return Arrays.equals(mine.shape(), theirs.shape())
                && Widening.same(mine.format(), bytes(mine), theirs.format(), otherFile.bytes(theirs));
    }

    private MemorySegment bytes(TensorEntry entry) {
        return data.asSlice(entry.begin(), entry.end() - entry.begin());
    }

    private TensorEntry readable(String name) {
        var entry = entry(name);
        if (!entry.format().isReadable()) {
            throw new BadInput("The tensor " + Quoted.of(name) + " holds numbers in the format " + Quoted.of(entry.dtype())
                    + ", and weights can be read as F32, F16, BF16 or F64: convert the checkpoint.");
        }
        // The bytes are written through a direct buffer over torch's own memory, and such a buffer ends at 2 GB.
        if (entry.count() > Integer.MAX_VALUE / Float.BYTES) {
            throw new BadInput("The tensor " + Quoted.of(name)
                    + " needs more than 2 GB in fp32: a single tensor that large can't be loaded, choose a smaller model.");
        }
        return entry;
    }

    private void fill(MemorySegment target, TensorEntry entry) {
        long bad;
        try {
            bad = Widening.copy(entry.format(), bytes(entry), target);
        } catch (InternalError e) {
            // What the JVM throws when a mapped page is gone because the file was cut short meanwhile.
            throw new BadInput("The file " + Quoted.of(fileName)
                    + " changed while it was read: wait until it is complete and load the model again.", e);
        }
        if (bad >= 0) {
            throw new BadInput("The tensor " + Quoted.of(entry.name()) + " in " + Quoted.of(fileName) + " holds a value at index " + bad
                    + " that is infinite or not a number in fp32: the weights are damaged, get them again.");
        }
    }

    private TensorEntry entry(String name) {
        var entry = entries.get(name);
        if (entry == null) {
            throw new BadInput("The tensor " + Quoted.of(name) + " is missing from " + Quoted.of(fileName)
                    + ": the checkpoint is incomplete or of another kind.");
        }
        return entry;
    }

    /// Unmaps the file; does nothing the second time.
    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
