package glasshead.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Builds safetensors bytes by hand, right or wrong on purpose.
final class RawSafetensors {

    private final StringBuilder header = new StringBuilder();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    RawSafetensors tensor(String name, String format, long count, byte[] bytes) {
        header.append(header.isEmpty() ? "" : ",").append("\"%s\":{\"dtype\":\"%s\",\"shape\":[%d],\"data_offsets\":[%d,%d]}"
                .formatted(name, format, count, data.size(), data.size() + bytes.length));
        data.writeBytes(bytes);
        return this;
    }

    byte[] build() {
        return file("{" + header + "}", data.toByteArray());
    }

    static byte[] file(String header, byte[] data) {
        var json = header.getBytes(StandardCharsets.UTF_8);
        return file(json.length, json, data);
    }

    static byte[] file(long claimed, byte[] header, byte[] data) {
        return ByteBuffer.allocate(8 + header.length + data.length).order(ByteOrder.LITTLE_ENDIAN).putLong(claimed).put(header).put(data)
                .array();
    }

    static byte[] bytes(short... numbers) {
        var buffer = ByteBuffer.allocate(2 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asShortBuffer().put(numbers);
        return buffer.array();
    }

    static byte[] bytes(double... numbers) {
        var buffer = ByteBuffer.allocate(8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asDoubleBuffer().put(numbers);
        return buffer.array();
    }
}
