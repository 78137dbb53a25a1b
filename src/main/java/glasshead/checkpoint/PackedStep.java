package glasshead.checkpoint;

import glasshead.experiment.BadInput;
import glasshead.experiment.Quoted;
import glasshead.experiment.Texts;
import glasshead.experiment.WholeFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// The file of one step: a gzipped safetensors file with, for each tensor `NAME` of the model, an I8 tensor `NAME` (its
/// [PackedTensor#deltas]) and an F32 tensor `NAME.scale` (its [PackedTensor#scales]).
final class PackedStep {

    private static final String SCALE = ".scale";
    private static final int LONGEST_HEADER = 4 << 20;

    private PackedStep() {}

    static String fileName(int step) {
        return Texts.format("step-%06d.safetensors.gz", step);
    }

    static void write(Path file, SequencedMap<String, long[]> shapes, Map<String, PackedTensor> tensors) throws IOException {
        var root = StrictJson.MAPPER.createObjectNode();
        long offset = 0;
        for (var line : layout(shapes).entrySet()) {
            var expected = line.getValue();
            long end = offset + expected.bytes();
            var entry = root.putObject(line.getKey()).put("dtype", expected.format().name());
            entry.set("shape", StrictJson.MAPPER.valueToTree(expected.shape()));
            entry.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        var header = StrictJson.MAPPER.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
        WholeFile.write(file, whole -> {
            var out = new Huffman(whole);
            out.write(littleEndian(Long.BYTES).putLong(header.length).array());
            out.write(header);
            for (var name : shapes.keySet()) {
                var packed = Objects.requireNonNull(tensors.get(name));
                out.write(packed.deltas());
                var scales = new byte[Float.BYTES * packed.scales().length];
                ByteBuffer.wrap(scales).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(packed.scales());
                out.write(scales);
            }
            out.finish();
        });
    }

    /// Rounded weights hardly repeat: what makes the file small is that small deltas are frequent, and looking for repeats costs time and
    /// space.
    private static final class Huffman extends GZIPOutputStream {

        private Huffman(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setStrategy(Deflater.HUFFMAN_ONLY);
        }
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private record Line(NumberFormat format, long[] shape) {

        long bytes() {
            return (long) format.bytes() * PackedTensor.count(shape);
        }
    }

    /// What must lie in the file of a model with these tensors.
    private static SequencedMap<String, Line> layout(SequencedMap<String, long[]> shapes) {
        var lines = new LinkedHashMap<String, Line>();
        shapes.forEach((name, shape) -> {
            lines.put(name, new Line(NumberFormat.I8, shape));
            lines.put(name + SCALE, new Line(NumberFormat.F32, new long[] {PackedTensor.rows(shape)}));
        });
        if (lines.size() != 2 * shapes.size()) {
            throw new BadInput("The model has a tensor whose name is that of another with '" + SCALE
                    + "' after it: rename it to keep its training.");
        }
        return lines;
    }

    /// Reads and checks the file; it may unpack to no more than these tensors take.
    static Map<String, PackedTensor> read(Path file, SequencedMap<String, long[]> shapes) {
        var name = file.getFileName().toString();
        if (!Files.isRegularFile(file)) {
            throw new BadInput("The file " + Quoted.of(name) + " is missing from " + file.getParent()
                    + ": get the model again, with the whole folder 'training'.");
        }
        var lines = layout(shapes);
        long data = lines.values().stream().mapToLong(Line::bytes).sum();
        var bytes = unpack(file, data + LONGEST_HEADER);
        int header = headerLength(name, bytes);
        int begin = Long.BYTES + header;
        var entries = SafetensorsHeader.parse(name, StrictJson.text(Arrays.copyOfRange(bytes, Long.BYTES, begin), name), bytes.length
                - begin);
        check(name, entries, lines);
        var tensors = new LinkedHashMap<String, PackedTensor>();
        for (var tensor : shapes.keySet()) {
            var deltas = Objects.requireNonNull(entries.get(tensor));
            tensors.put(tensor, new PackedTensor(Arrays.copyOfRange(bytes, begin + (int) deltas.begin(), begin + (int) deltas.end()),
                    scales(name, bytes, begin, Objects.requireNonNull(entries.get(tensor + SCALE)))));
        }
        return tensors;
    }

    private static byte[] unpack(Path file, long most) {
        var name = file.getFileName().toString();
        try (var in = new GZIPInputStream(new ByteArrayInputStream(compressed(file, most)))) {
            var bytes = in.readNBytes((int) most + 1);
            if (bytes.length > most) {
                throw SafetensorsHeader.damaged(name, "it unpacks to more than the " + most + " bytes that the model's weights can take");
            }
            return bytes;
        } catch (IOException e) {
            throw new BadInput(SafetensorsHeader.damaged(name, "it can't be unpacked (" + e.getClass().getSimpleName() + ")").getMessage(),
                    e);
        }
    }

    private static byte[] compressed(Path file, long most) throws IOException {
        // Incompressible bytes grow by far less than this when packed.
        long longest = most + (most >> 6);
        if (Files.size(file) > longest) {
            throw SafetensorsHeader.damaged(file.getFileName().toString(), "it is longer than the " + longest
                    + " bytes that the model's weights can take");
        }
        return Files.readAllBytes(file);
    }

    private static int headerLength(String name, byte[] bytes) {
        long header = bytes.length < Long.BYTES ? -1 : ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (header < 2 || header > Math.min(LONGEST_HEADER, bytes.length - Long.BYTES)) {
            throw SafetensorsHeader.damaged(name, "its header claims a length that does not fit its " + bytes.length + " bytes");
        }
        return (int) header;
    }

    private static void check(String name, Map<String, TensorEntry> entries, SequencedMap<String, Line> lines) {
        lines.forEach((tensor, line) -> {
            var entry = entries.get(tensor);
            if (entry == null || entry.format() != line.format() || !Arrays.equals(entry.shape(), line.shape())) {
                throw SafetensorsHeader.damaged(name, "tensor " + Quoted.of(tensor)
                        + (entry == null ? " is missing" : " is not " + line.format() + " of shape " + Arrays.toString(line.shape())));
            }
        });
        entries.keySet().stream().filter(tensor -> !lines.containsKey(tensor)).findFirst().ifPresent(stranger -> {
            throw SafetensorsHeader.damaged(name, "tensor " + Quoted.of(stranger) + " is not one of the model");
        });
    }

    private static float[] scales(String name, byte[] bytes, int data, TensorEntry entry) {
        var scales = new float[(int) entry.count()];
        ByteBuffer.wrap(bytes, data + (int) entry.begin(), (int) (entry.end() - entry.begin())).order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer().get(scales);
        for (float scale : scales) {
            if (!(scale >= 0 && scale <= Float.MAX_VALUE)) {
                throw SafetensorsHeader.damaged(name, "tensor " + Quoted.of(entry.name())
                        + " holds a step size that is negative, infinite or not a number");
            }
        }
        return scales;
    }
}
