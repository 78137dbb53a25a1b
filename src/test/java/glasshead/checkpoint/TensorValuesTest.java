package glasshead.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import glasshead.experiment.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What arrives in an array, against numbers that Python's `struct` read from the same files.
class TensorValuesTest {

    static {
        OfflineDjl.set();
    }

    private static NDManager manager;

    @BeforeAll
    static void open() {
        manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
    }

    @AfterAll
    static void close() {
        manager.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"silu-f16", "bf16-sharded", "f64"})
    void numbersAreThoseOfTheFile(String folder) {
        var expected = StrictJson.read(Resources.path("hf-random/values.json"), 1 << 20).get(folder);
        try (var tensors = CheckpointFolder.open(Resources.path("hf-random/" + folder)).openTensors(); var local = manager
                .newSubManager()) {
            assertEquals(expected.size(), tensors.names().size());
            for (var tensor : expected.properties()) {
                compare(tensors, local, tensor.getKey(), tensor.getValue());
            }
        }
    }

    private static void compare(TensorSource tensors, NDManager local, String name, JsonNode expected) {
        var shape = StreamSupport.stream(expected.get("shape").spliterator(), false).mapToLong(JsonNode::longValue).toArray();
        assertArrayEquals(shape, tensors.shape(name), name);
        try (var array = tensors.read(local, name)) {
            assertEquals(DataType.FLOAT32, array.getDataType());
            assertArrayEquals(shape, array.getShape().getShape(), name);
            var numbers = array.toFloatArray();
            assertEquals(expected.get("first").floatValue(), numbers[0], 0, name);
            assertEquals(expected.get("middle").floatValue(), numbers[numbers.length / 2], 0, name);
            assertEquals(expected.get("last").floatValue(), numbers[numbers.length - 1], 0, name);
            double sum = 0;
            for (float number : numbers) {
                sum += number;
            }
            assertEquals(expected.get("sum").doubleValue(), sum, 1e-6, name);
        }
    }

    @Test
    void everyHalfPrecisionNumberWidensExactly(@TempDir Path folder) throws Exception {
        var file = new RawSafetensors();
        var halves = new short[0x7c00];
        for (int i = 0; i < halves.length; i++) {
            halves[i] = (short) i;
        }
        Files.write(folder.resolve("x.safetensors"), file.tensor("half", "F16", halves.length, RawSafetensors.bytes(halves)).build());
        try (var tensors = SafetensorsFile.open(folder.resolve("x.safetensors")); var array = tensors.read(manager, "half")) {
            var numbers = array.toFloatArray();
            for (int i = 0; i < numbers.length; i++) {
                // IEEE 754 binary16: ten bits of fraction; exponent 0 means subnormal.
                int exponent = i >> 10;
                double expected = exponent == 0 ? Math.scalb((double) i, -24) : Math.scalb(1 + (i & 0x3ff) / 1024.0, exponent - 15);
                assertEquals(expected, numbers[i], 0);
            }
        }
    }

    @Test
    void whatIsWrittenIsReadBack(@TempDir Path folder) {
        var file = folder.resolve("written.safetensors");
        var large = new float[300_001];
        for (int i = 0; i < large.length; i++) {
            large[i] = i * 0.37f - 5;
        }
        var tensors = new LinkedHashMap<String, SafetensorsWriter.Tensor>();
        tensors.put("z", new SafetensorsWriter.Tensor(new long[] {large.length}, large));
        tensors.put("a \"quoted\" näme", new SafetensorsWriter.Tensor(new long[] {2, 3}, new float[] {1, -2, 3, Float.MIN_VALUE, -0f,
            Float.MAX_VALUE}));
        tensors.put("scalar", new SafetensorsWriter.Tensor(new long[0], new float[] {7}));
        tensors.put("none", new SafetensorsWriter.Tensor(new long[] {0, 5}, new float[0]));
        SafetensorsWriter.write(file, tensors, Map.of("made", "here"));
        SafetensorsWriter.write(file, tensors, Map.of("made", "again"));
        try (var read = SafetensorsFile.open(file)) {
            assertEquals(tensors.keySet(), read.names());
            tensors.forEach((name, tensor) -> {
                try (var array = read.read(manager, name)) {
                    assertArrayEquals(tensor.shape(), array.getShape().getShape());
                    assertArrayEquals(tensor.data(), array.toFloatArray());
                }
            });
        }
        assertEquals(Set.of("written.safetensors"), Set.of(folder.toFile().list()), "no leftover beside the file");
    }

    @Test
    void placeThatCannotBeWrittenIsRefused(@TempDir Path folder) {
        var refused = assertThrows(BadInput.class, () -> SafetensorsWriter.write(folder.resolve("none/x.safetensors"),
                new LinkedHashMap<>()));
        assertTrue(refused.getMessage().contains("can't be written"), refused.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new SafetensorsWriter.Tensor(new long[] {2, 3}, new float[5]));
    }

    @Test
    void arraysOutliveTheFileAndStayOnlyWithTheirManager(@TempDir Path folder) {
        var source = SafetensorsFile.open(Resources.path("hf-random/silu-f16/model.safetensors"));
        try (var local = manager.newSubManager()) {
            var array = source.read(local, source.names().iterator().next());
            var before = array.toFloatArray();
            source.close();
            source.close();
            assertArrayEquals(before, array.toFloatArray());
            assertEquals(1, local.getManagedArrays().size());
        }
    }

    @Test
    void masksAreListedButNotRead() {
        try (var tensors = CheckpointFolder.open(Resources.path("hf-random/no-prefix-masks")).openTensors()) {
            assertEquals(NumberFormat.U8, tensors.format("h.0.attn.bias"));
            assertEquals(4, LongStream.of(tensors.shape("h.0.attn.bias")).count());
            var refused = assertThrows(BadInput.class, () -> tensors.read(manager, "h.0.attn.bias"));
            assertTrue(refused.getMessage().contains("U8"), refused.getMessage());
            var missing = assertThrows(BadInput.class, () -> tensors.read(manager, "h.9.ln_1.bias"));
            assertTrue(missing.getMessage().contains("'h.9.ln_1.bias' is missing"), missing.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300})
    void numbersThatAreNotFiniteInFp32AreRefused(double bad, @TempDir Path folder) throws Exception {
        var numbers = new double[20_000];
        numbers[12_345] = bad;
        var file = folder.resolve("x.safetensors");
        Files.write(file, new RawSafetensors().tensor("w", "F64", numbers.length, RawSafetensors.bytes(numbers)).build());
        try (var tensors = SafetensorsFile.open(file); var local = manager.newSubManager()) {
            var refused = assertThrows(BadInput.class, () -> tensors.read(local, "w"));
            assertTrue(refused.getMessage().contains("'w'") && refused.getMessage().contains("index 12345"), refused.getMessage());
            assertEquals(0, local.getManagedArrays().size(), "the half-filled array is freed");
        }
    }
}
