package glasshead.checkpoint;

import glasshead.checkpoint.SafetensorsWriter.Late;
import glasshead.experiment.BadInput;
import glasshead.experiment.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes fp32 tensors as NumPy's `.npz`: a zip with a `.npy` for each. The file appears whole or not at all.
///
/// Source: `numpy.lib.format`, version 1.0: magic, version, length of the header, the header as a Python literal that ends in a line break
/// at a multiple of 64 bytes, then the numbers.
public final class NpzWriter {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNED = 64;
    private static final int BLOCK = 1 << 20;

    private NpzWriter() {}

    /// Writes `tensors` in their order, one after the other.
    public static void writeLate(Path file, SequencedMap<String, Late> tensors) {
        try {
            WholeFile.write(file, out -> {
                ZipOutputStream zip = new ZipOutputStream(out);
                zip.setLevel(Deflater.BEST_SPEED);
                for (Map.Entry<String, Late> tensor : tensors.entrySet()) {
                    zip.putNextEntry(new ZipEntry(tensor.getKey() + ".npy"));
                    write(zip, tensor.getValue());
                    zip.closeEntry();
                }
                zip.finish();
            });
        } catch (IOException e) {
            throw new BadInput("The file " + file.toAbsolutePath() + " can't be written (" + e.getClass().getSimpleName()
                    + "): check that its folder exists, that you may write there and that the disk has room.", e);
        }
    }

    private static void write(OutputStream out, Late tensor) throws IOException {
        out.write(header(tensor.shape()));
        float[] numbers = tensor.numbers().get();
        ByteBuffer block = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        int step = BLOCK / Float.BYTES;
        for (int done = 0; done < numbers.length; done += step) {
            int length = Math.min(step, numbers.length - done);
            block.clear().asFloatBuffer().put(numbers, done, length);
            out.write(block.array(), 0, length * Float.BYTES);
        }
    }

    private static byte[] header(long[] shape) {
        String lengths = Arrays.stream(shape).mapToObj(length -> length + ",").collect(Collectors.joining(" "));
        String text = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + lengths + "), }";
        int begin = MAGIC.length + Short.BYTES;
        int whole = (begin + text.length() + 1 + ALIGNED - 1) / ALIGNED * ALIGNED;
        byte[] padded = (text + " ".repeat(whole - begin - text.length() - 1) + "\n").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(whole).order(ByteOrder.LITTLE_ENDIAN).put(MAGIC).putShort((short) padded.length).put(padded).array();
    }
}
