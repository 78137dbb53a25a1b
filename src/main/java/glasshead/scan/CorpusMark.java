package glasshead.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Tells a corpus from others: a SHA-256 over the names and contents of its files, in their order.
public final class CorpusMark {

    private static final int BLOCK = 1 << 16;

    private final MessageDigest digest = sha256();

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @param name without folders
    /// @param in   its content, to the end
    public void add(String name, long size, InputStream in) throws IOException {
        digest.update((name + " " + size + "\n").getBytes(StandardCharsets.UTF_8));
        byte[] block = new byte[BLOCK];
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
            digest.update(block, 0, read);
        }
    }

    public String value() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
