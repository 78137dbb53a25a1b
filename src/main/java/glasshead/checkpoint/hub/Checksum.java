package glasshead.checkpoint.hub;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.BooleanSupplier;

/// Whether a file is what its hash says: SHA-256 for large files, git's blob hash (SHA-1 of `blob SIZE`, a zero byte and the content) for
/// small ones.
final class Checksum {

    private static final int BLOCK = 1 << 20;

    private Checksum() {}

    /// A hash of neither form (some mirrors have their own) can't be checked and passes; the size has been checked then.
    ///
    /// @param stops ends the check early; the answer is then without meaning
    static boolean fits(Path file, String hash, BooleanSupplier stops) throws IOException {
        boolean large = hash.matches("[0-9a-f]{64}");
        if (!large && !hash.matches("[0-9a-f]{40}")) {
            return true;
        }
        MessageDigest digest = digest(large ? "SHA-256" : "SHA-1");
        if (!large) {
            digest.update(("blob " + Files.size(file) + "\0").getBytes(StandardCharsets.UTF_8));
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] block = new byte[BLOCK];
            for (int read = in.read(block); read >= 0 && !stops.getAsBoolean(); read = in.read(block)) {
                digest.update(block, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest()).equals(hash);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
