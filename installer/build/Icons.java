import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// The program's icon as each system wants it, from the drawings in `assets/icons`. Windows and macOS want PNG files with a directory.
final class Icons {

    static final int[] SIZES = {16, 24, 32, 48, 64, 128, 256};
    private static final int LARGEST = 256;
    private static final int ICO_HEAD = 6;
    private static final int ICO_ENTRY = 16;
    /// macOS' four letters for each size.
    private static final Map<String, Integer> APPLE = new LinkedHashMap<>(Map.of("icp4", 16, "icp5", 32, "icp6", 64, "ic07", 128, "ic08",
            256));

    private Icons() {}

    static Path png(Layout layout, int size) {
        return layout.project().resolve("assets").resolve("icons").resolve("glasshead-" + size + ".png");
    }

    static Path of(Layout layout) throws IOException {
        return switch (Host.current()) {
            case LINUX -> png(layout, LARGEST);
            case WINDOWS -> Files.write(layout.work().resolve("glasshead.ico"), ico(layout));
            case MAC -> Files.write(layout.work().resolve("glasshead.icns"), icns(layout));
        };
    }

    static byte[] ico(Layout layout) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(ICO_HEAD + SIZES.length * ICO_ENTRY).order(ByteOrder.LITTLE_ENDIAN);
        head.putShort((short) 0).putShort((short) 1).putShort((short) SIZES.length);
        ByteArrayOutputStream pictures = new ByteArrayOutputStream();
        for (int size : SIZES) {
            byte[] png = Files.readAllBytes(png(layout, size));
            // 256 is written as 0; then colours, planes, bits per pixel, length, place.
            head.put((byte) size).put((byte) size).putShort((short) 0).putShort((short) 1).putShort((short) 32)
                    .putInt(png.length).putInt(head.capacity() + pictures.size());
            pictures.write(png);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(head.array());
        pictures.writeTo(file);
        return file.toByteArray();
    }

    static byte[] icns(Layout layout) throws IOException {
        ByteArrayOutputStream pictures = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(pictures);
        for (Map.Entry<String, Integer> each : APPLE.entrySet()) {
            byte[] png = Files.readAllBytes(png(layout, each.getValue()));
            out.writeBytes(each.getKey());
            out.writeInt(png.length + 8);
            out.write(png);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream whole = new DataOutputStream(file);
        whole.writeBytes("icns");
        whole.writeInt(pictures.size() + 8);
        pictures.writeTo(whole);
        return file.toByteArray();
    }
}
