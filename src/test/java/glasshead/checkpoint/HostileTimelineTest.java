package glasshead.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import glasshead.experiment.BadInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A folder `training` from anywhere: whatever is wrong with it ends in one sentence, before memory is given to it.
class HostileTimelineTest {

    static {
        OfflineDjl.set();
    }

    @TempDir
    Path temporary;

    private Path model;

    @BeforeEach
    void write() {
        model = new RandomCheckpoint(1, 8, 10).write(temporary.resolve("model"));
        new DriftingTraining(model, 3).write(temporary.resolve("scratch"));
    }

    private Path step(int step) {
        return model.resolve("training/step-%06d.safetensors.gz".formatted(step));
    }

    private static byte[] unpacked(Path file) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            return in.readAllBytes();
        }
    }

    private static void pack(Path file, byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        Files.write(file, packed.toByteArray());
    }

    private String refusal() {
        var message = assertThrows(BadInput.class, () -> {
            try (var manager = NDManager.newBaseManager("PyTorch"); var tensors = TrainingSteps.open(model).at(100)) {
                tensors.names().forEach(name -> tensors.read(manager, name));
            }
        }).getMessage();
        assertEquals(1, message.lines().count(), message);
        return message;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{'version':2,'steps':[0,100,400],'curves':[]} | version 1",
        "{'version':1,'steps':[0],'curves':[]} | 1 steps",
        "{'version':1,'steps':[],'curves':[]} | 0 steps",
        "{'version':1,'steps':[0,400,100],'curves':[]} | 100 comes after 400",
        "{'version':1,'steps':[0,100,100],'curves':[]} | 100 comes after 100",
        "{'version':1,'steps':[-5,100],'curves':[]} | -5 comes after nothing",
        "{'version':1,'steps':[0,1e3],'curves':[]} | 'steps[1]' must be a whole number and is 1e3",
        "{'version':1,'steps':[0,9999999999],'curves':[]} | 'steps[1]' is too large a number",
        "{'version':1,'steps':'0','curves':[]} | 'steps' must be a list and is the text '0'",
        "{'version':1,'steps':[0,100,400]} | 'curves' is missing",
        "{'version':1,'steps':[0,100],'curves':[{'name':'a','label':'A','unit':'','steps':[0,1],'values':[1]}]} | 1 values for 2 steps",
        "{'version':1,'steps':[0,100],'curves':[{'name':'a','label':'A','unit':'','steps':[],'values':[]}]} | 0 values",
        "{'version':1,'steps':[0,100],'curves':[{'name':'a','label':'A','unit':'','steps':[0],'values':['NaN']}]} | 'curves[0].values[0]' must be a number and is the text 'NaN'",
        "{'version':1,'steps':[0,100],'curves':[{'name':'a','label':'A','unit':'','steps':[0],'values':[1e999]}]} | 'curves[0].values[0]' must be a number and is 1e999",
        "{'version':1,'steps':[0,100],'curves':[{'name':'a','label':'A','unit':'','steps':[0],'values':[1.7e308]}]} | 'curves[0]': the curve holds a value that is not a number from -10^12 to 10^12",
        "{'version':1,'steps':[0,100],'curves':[{'name':'a','label':'A','unit':'','steps':[0],'values':[-2e12]}]} | 'curves[0]': the curve holds a value that is not a number from -10^12 to 10^12",
        "{'version':1,'steps':[0,100],'curves':[{'name':'a','label':7,'unit':'','steps':[0],'values':[1]}]} | 'curves[0].label' must be text and is 7",
        "{'version':1,'steps':[0,100],'curves':[{'name':'a','label':'A\\nB','unit':'','steps':[0],'values':[1]}]} | 'curves[0]': 'A?B' is not a text of at most 80 letters on one line",
        "{'version':1,'steps':[0,100],'curves':[{'name':'a','label':'A','unit':'','steps':[5,4],'values':[1,1]}]} | does not rise",
        "{'version':1,'steps':[0,100],'curves':[{'name':'a','label':'','unit':'','steps':[0],'values':[1]},{'name':'a','label':'','unit':'','steps':[0],'values':[1]}]} | twice",
        "[] | there is no 'version'",
        "{ | can't be used",
    })
    void aListIsRefused(String json, String sentence) throws IOException {
        Files.writeString(model.resolve("training/timeline.json"), json.replace('\'', '"'));
        assertTrue(refusal().contains(sentence), refusal());
    }

    @Test
    void aBombIsRefusedBeforeItIsUnpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            var zeros = new byte[1 << 20];
            for (int i = 0; i < 400; i++) {
                out.write(zeros);
            }
        }
        Files.write(step(100), packed.toByteArray());
        assertTrue(refusal().contains("unpacks to more than"), refusal());
    }

    @Test
    void aFileFarTooLongIsNotRead() throws IOException {
        var random = new byte[8 << 20];
        new Random(1).nextBytes(random);
        Files.write(step(100), random);
        assertTrue(refusal().contains("longer than"), refusal());
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(step(0));
        assertTrue(refusal().contains("'step-000000.safetensors.gz' is missing"), refusal());
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        var whole = Files.readAllBytes(step(100));
        var inside = unpacked(step(100));
        for (int length = 0; length < whole.length; length += 97) {
            Files.write(step(100), Arrays.copyOf(whole, length));
            refusal();
        }
        for (int length = 0; length < inside.length; length += 197) {
            pack(step(100), Arrays.copyOf(inside, length));
            refusal();
        }
    }

    @Test
    void anotherModelsStepIsRefused() throws IOException {
        var other = new RandomCheckpoint(1, 12, 10).write(temporary.resolve("other"));
        new DriftingTraining(other, 3).write(temporary.resolve("scratch"));
        Files.copy(other.resolve("training/step-000100.safetensors.gz"), step(100), StandardCopyOption.REPLACE_EXISTING);
        assertTrue(refusal().contains("is not I8 of shape [10, 8]"), refusal());
    }

    @ParameterizedTest
    @CsvSource({"-1", "NaN", "Infinity"})
    void aStepSizeThatIsNoneIsRefused(float size) throws IOException {
        var bytes = unpacked(step(100));
        // The last tensor is a bias, whose one step size ends the file.
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(bytes.length - 4, size);
        pack(step(100), bytes);
        assertTrue(refusal().contains("holds a step size that is negative, infinite or not a number"), refusal());
    }

    @Test
    void stepSizesThatOverflowTogetherAreRefused() throws IOException {
        for (int step : List.of(0, 100)) {
            var bytes = unpacked(step(step));
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(bytes.length - 4, Float.MAX_VALUE);
            pack(step(step), bytes);
        }
        assertTrue(refusal().contains("infinite or not a number at step 100"), refusal());
    }

    @Test
    void aStrangeTensorIsRefused() throws IOException {
        var text = new String(unpacked(step(100)), StandardCharsets.ISO_8859_1);
        pack(step(100), text.replace("transformer.ln_f.bias\"", "transformer.ln_f.bios\"").getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(refusal().contains("'transformer.ln_f.bias' is missing"), refusal());
    }
}
