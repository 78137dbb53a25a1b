package glasshead.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.checkpoint.SafetensorsWriter.Late;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Read back by the rules of NumPy's format.
class NpzWriterTest {

    @TempDir
    private Path folder;

    @Test
    void everyTensorIsAnArrayUnderItsName() throws IOException {
        SequencedMap<String, Late> tensors = new LinkedHashMap<>();
        tensors.put("blocks.0.attn.hook_z", new Late(new long[] {1, 2, 3}, () -> new float[] {0, 1, -2.5f, 3, 4, 5}));
        tensors.put("scalar", new Late(new long[0], () -> new float[] {7}));
        tensors.put("row", new Late(new long[] {2}, () -> new float[] {8, 9}));
        Path file = folder.resolve("x.npz");
        TensorFile.write(file, tensors);
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            read(zip, "blocks.0.attn.hook_z.npy", "(1, 2, 3,)", 0, 1, -2.5f, 3, 4, 5);
            read(zip, "scalar.npy", "()", 7);
            read(zip, "row.npy", "(2,)", 8, 9);
            assertNull(zip.getNextEntry());
        }
    }

    private static void read(ZipInputStream zip, String name, String shape, float... numbers) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        assertEquals(name, entry.getName());
        ByteBuffer bytes = ByteBuffer.wrap(zip.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[8];
        bytes.get(magic);
        assertArrayEquals(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}, magic);
        byte[] header = new byte[bytes.getShort()];
        bytes.get(header);
        assertEquals(0, bytes.position() % 64, "the numbers are aligned");
        String text = new String(header, StandardCharsets.US_ASCII);
        assertTrue(text.startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }") && text.endsWith("\n"), text);
        float[] found = new float[numbers.length];
        bytes.asFloatBuffer().get(found);
        assertArrayEquals(numbers, found);
        assertEquals(numbers.length * Float.BYTES, bytes.remaining());
    }
}
