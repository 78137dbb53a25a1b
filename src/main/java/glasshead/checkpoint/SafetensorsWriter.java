package glasshead.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import glasshead.experiment.BadInput;
import glasshead.experiment.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;

/// Writes fp32 tensors as a safetensors file. The file appears whole or not at all.
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

    /// A tensor whose numbers are made when they are written, so that not all of a file is in memory.
    ///
    /// @param numbers as many as the product of the shape
    public record Late(long[] shape, Supplier<float[]> numbers) {

        private long bytes() {
            return Float.BYTES * Arrays.stream(shape).reduce(1, Math::multiplyExact);
        }
    }

    private SafetensorsWriter() {}

    /// Writes `tensors` in their order.
    public static void write(Path file, SequencedMap<String, Tensor> tensors) {
        write(file, tensors, Map.of());
    }

    /// Writes `tensors` in their order with `metadata` in the header (none when empty).
    public static void write(Path file, SequencedMap<String, Tensor> tensors, Map<String, String> metadata) {
        SequencedMap<String, Late> late = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> late.put(name, new Late(tensor.shape(), tensor::data)));
        writeLate(file, late, metadata);
    }

    /// Writes `tensors` in their order, one after the other, with `metadata` in the header (none when empty).
    public static void writeLate(Path file, SequencedMap<String, Late> tensors, Map<String, String> metadata) {
        try {
            WholeFile.write(file, out -> {
                out.write(header(tensors, metadata));
                for (var tensor : tensors.values()) {
                    writeNumbers(out, new Tensor(tensor.shape(), tensor.numbers().get()).data());
                }
            });
        } catch (IOException e) {
            throw new BadInput("The file " + file.toAbsolutePath() + " can't be written (" + e.getClass().getSimpleName()
                    + "): check that its folder exists, that you may write there and that the disk has room.", e);
        }
    }

    private static byte[] header(SequencedMap<String, Late> tensors, Map<String, String> metadata) throws JsonProcessingException {
        var root = StrictJson.MAPPER.createObjectNode();
        if (!metadata.isEmpty()) {
            root.set("__metadata__", StrictJson.MAPPER.valueToTree(metadata));
        }
        long offset = 0;
        for (var field : tensors.entrySet()) {
            long end = offset + field.getValue().bytes();
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

    private static void writeNumbers(OutputStream out, float[] numbers) throws IOException {
        var block = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        int step = BLOCK / Float.BYTES;
        for (int done = 0; done < numbers.length; done += step) {
            int length = Math.min(step, numbers.length - done);
            block.clear().asFloatBuffer().put(numbers, done, length);
            out.write(block.array(), 0, length * Float.BYTES);
        }
    }
}
