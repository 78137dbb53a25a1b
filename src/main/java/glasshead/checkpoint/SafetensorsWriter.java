package glasshead.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import glasshead.experiment.BadInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;

/// Writes fp32 tensors as a safetensors file. The file appears whole or not at all: it is written beside its place and moved there.
public final class SafetensorsWriter {

    private static final int BLOCK = 1 << 20;

    /// A tensor in row-major order; as many numbers as the product of the shape.
    public record Tensor(long[] shape, float[] data) {

        public Tensor {
            if (Arrays.stream(shape).reduce(1, Math::multiplyExact) != data.length) {
                throw new IllegalArgumentException(data.length + " numbers for the shape " + Arrays.toString(shape));
            }
        }
    }

    private SafetensorsWriter() {
    }

    /// Writes `tensors` in their order.
    public static void write(Path file, SequencedMap<String, Tensor> tensors) {
        write(file, tensors, Map.of());
    }

    /// Writes `tensors` in their order with `metadata` in the header (none when empty).
    public static void write(Path file, SequencedMap<String, Tensor> tensors, Map<String, String> metadata) {
        var target = file.toAbsolutePath();
        // Not Files.createTempFile: its file, and so the final one, could be read by the owner only.
        var beside = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                writeAll(channel, ByteBuffer.wrap(header(tensors, metadata)));
                for (var tensor : tensors.values()) {
                    writeNumbers(channel, tensor.data());
                }
            }
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            deleteLeftover(beside, e);
            throw new BadInput("The file " + target + " can't be written (" + e.getClass().getSimpleName()
                + "): check that its folder exists, that you may write there and that the disk has room.", e);
        }
    }

    private static byte[] header(SequencedMap<String, Tensor> tensors, Map<String, String> metadata) throws JsonProcessingException {
        var root = StrictJson.MAPPER.createObjectNode();
        if (!metadata.isEmpty()) {
            root.set("__metadata__", StrictJson.MAPPER.valueToTree(metadata));
        }
        long offset = 0;
        for (var field : tensors.entrySet()) {
            long end = offset + (long) Float.BYTES * field.getValue().data().length;
            var entry = root.putObject(field.getKey());
            entry.put("dtype", NumberFormat.F32.name());
            entry.set("shape", StrictJson.MAPPER.valueToTree(field.getValue().shape()));
            entry.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        var json = StrictJson.MAPPER.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
        // Spaces up to the next multiple of 8 keep every tensor aligned in a mapped file.
        int padded = (json.length + 7) / 8 * 8;
        var bytes = ByteBuffer.allocate(Long.BYTES + padded).order(ByteOrder.LITTLE_ENDIAN).putLong(padded).put(json);
        while (bytes.hasRemaining()) {
            bytes.put((byte) ' ');
        }
        return bytes.array();
    }

    private static void writeNumbers(FileChannel channel, float[] numbers) throws IOException {
        var block = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        int step = BLOCK / Float.BYTES;
        for (int done = 0; done < numbers.length; done += step) {
            int length = Math.min(step, numbers.length - done);
            block.clear().asFloatBuffer().put(numbers, done, length);
            writeAll(channel, block.limit(length * Float.BYTES));
        }
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static void deleteLeftover(Path beside, IOException cause) {
        try {
            Files.deleteIfExists(beside);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
