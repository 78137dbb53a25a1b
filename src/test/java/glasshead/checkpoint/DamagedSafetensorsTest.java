package glasshead.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.BadInput;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each way in which a file may lie about itself ends in its own sentence.
class DamagedSafetensorsTest {

    @TempDir
    Path folder;

    private String refusal(byte[] bytes) throws IOException {
        var file = folder.resolve("model.safetensors");
        Files.write(file, bytes);
        return assertThrows(BadInput.class, () -> SafetensorsFile.open(file).close()).getMessage();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "[] | not a JSON object",
        "{{ | can't be used",
        "{} {} | can't be used",
        "{'a':{'dtype':'U8','shape':[4],'data_offsets':[0,4]},'a':{'dtype':'U8','shape':[4],'data_offsets':[0,4]}} | Duplicate field",
        "{'a':{'dtype':'U8','dtype':'I8','shape':[4],'data_offsets':[0,4]}} | Duplicate field",
        "{'a':{'dtype':'U8','shape':[4],'data_offsets':[0,4]},'b':{'dtype':'U8','shape':[2],'data_offsets':[2,4]}} | overlaps",
        "{'a':{'dtype':'U8','shape':[1],'data_offsets':[0,1]},'b':{'dtype':'U8','shape':[1],'data_offsets':[3,4]}} | leaves a gap",
        "{'a':{'dtype':'U8','shape':[3],'data_offsets':[0,3]}} | belong to none",
        "{'a':{'dtype':'U8','shape':[8],'data_offsets':[0,8]}} | outside the 4 bytes",
        "{'a':{'dtype':'U8','shape':[2],'data_offsets':[4,2]}} | outside the 4 bytes",
        "{'a':{'dtype':'U8','shape':[4],'data_offsets':[-4,0]}} | data offset that is not a whole number",
        "{'a':{'dtype':'U8','shape':[4],'data_offsets':[0]}} | no pair of data offsets",
        "{'a':{'dtype':'U8','shape':[4],'data_offsets':[0,9223372036854775808]}} | data offset that is not a whole number",
        "{'a':{'dtype':'F32','shape':[4],'data_offsets':[0,4]}} | not the size of its shape",
        "{'a':{'dtype':'F32','shape':[9223372036854775807,9223372036854775807],'data_offsets':[0,4]}} | larger than any file",
        "{'a':{'dtype':'F32','shape':[4611686018427387904,4,0],'data_offsets':[0,0]}} | larger than any file",
        "{'a':{'dtype':'U8','shape':[-4],'data_offsets':[0,4]}} | axis that is not a whole number",
        "{'a':{'dtype':'U8','shape':[4.0],'data_offsets':[0,4]}} | axis that is not a whole number",
        "{'a':{'dtype':'U8','shape':[1,1,1,1,1,1,1,1,4],'data_offsets':[0,4]}} | no shape of at most 8 axes",
        "{'a':{'dtype':'F4','shape':[4],'data_offsets':[0,4]}} | not the size of its shape",
        "{'a':{'dtype':'F6_E2M3','shape':[5],'data_offsets':[0,4]}} | not the size of its shape",
        "{'a':{'dtype':'F128','shape':[4],'data_offsets':[0,5]}} | outside the 4 bytes",
        "{'a':{'dtype':'F128','shape':[4],'data_offsets':[1,4]}} | leaves a gap",
        "{'a':{'dtype':7,'shape':[4],'data_offsets':[0,4]}} | has no number format",
        "{'a':null} | has no number format",
        "{'__metadata__':{'format':1}} | __metadata__",
    })
    void headerIsRefused(String header, String sentence) throws IOException {
        var message = refusal(RawSafetensors.file(header.replace('\'', '"'), new byte[4]));
        assertTrue(message.contains(sentence), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void headerLengthIsCheckedAgainstTheFile() throws IOException {
        var json = "{}".getBytes(StandardCharsets.UTF_8);
        assertTrue(refusal(new byte[0]).contains("only 0 bytes"));
        assertTrue(refusal(new byte[7]).contains("only 7 bytes"));
        for (long claimed : new long[] {0, 3, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
            var message = refusal(RawSafetensors.file(claimed, json, new byte[0]));
            assertTrue(message.contains("header claims " + Long.toUnsignedString(claimed)), message);
        }
    }

    @Test
    void longHeaderIsRefusedBeforeItIsRead() throws IOException {
        var file = folder.resolve("model.safetensors");
        // Sparse: a gigabyte in name only, so that nothing but the length can be what is refused.
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 30);
            sparse.writeLong(Long.reverseBytes(1L << 29));
        }
        var message = assertThrows(BadInput.class, () -> SafetensorsFile.open(file)).getMessage();
        assertTrue(message.contains("more than the 8388608"), message);
    }

    @Test
    void textThatIsNotUtf8IsRefused() throws IOException {
        var message = refusal(RawSafetensors.file(4, new byte[] {'{', (byte) 0xff, ' ', '}'}, new byte[0]));
        assertTrue(message.contains("not valid UTF-8"), message);
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        var whole = Files.readAllBytes(Resources.path("hf-random/silu-f16/model.safetensors"));
        for (int length = 0; length < whole.length; length += 397) {
            var cut = Arrays.copyOf(whole, length);
            assertEquals(1, refusal(cut).lines().count());
        }
    }

    @Test
    void fileOverTwoGigabytesIsRead() throws IOException {
        var file = folder.resolve("model.safetensors");
        long filler = (1L << 31) + 16;
        var header = "{\"mask\":{\"dtype\":\"U8\",\"shape\":[%d],\"data_offsets\":[0,%d]},\"last\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[%d,%d]}}"
                .formatted(filler, filler, filler, filler + 2);
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.write(RawSafetensors.file(header, new byte[0]));
            sparse.setLength(8L + header.length() + filler + 2);
        }
        try (var tensors = SafetensorsFile.open(file)) {
            assertEquals(filler, tensors.shape("mask")[0]);
        }
    }
}
