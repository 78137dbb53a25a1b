package glasshead.engine.scores;

import glasshead.checkpoint.CheckpointFolder;
import glasshead.checkpoint.Timeline;
import glasshead.checkpoint.hub.ModelPlace;
import glasshead.experiment.BadInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Tells a model's weights from other ones without reading gigabytes: a SHA-256 over each weights file's size, first and last mebibyte.
/// Training moves every weight, so scores of other weights under the same name don't pass for the present ones.
final class WeightsMark {

    private static final int PART = 1 << 20;

    private WeightsMark() {}

    /// 64 hexadecimal digits, other ones for every step of a training; the last step's are the model's own.
    static String of(Path folder, int step) {
        String trained = of(folder);
        if (isTrained(folder, step)) {
            return trained;
        }
        MessageDigest digest = sha256();
        digest.update((trained + "@" + step).getBytes(StandardCharsets.UTF_8));
        update(digest, Timeline.file(folder, step));
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Whether a step has the model's own weights.
    static boolean isTrained(Path folder, int step) {
        return step == ModelPlace.TRAINED || !Files.isRegularFile(Timeline.file(folder, step));
    }

    private static String of(Path folder) {
        Path whole = folder.resolve(CheckpointFolder.WEIGHTS);
        MessageDigest digest = sha256();
        List<Path> files = Files.isRegularFile(whole) ? List.of(whole)
                : CheckpointFolder.shardNames(folder.resolve(CheckpointFolder.INDEX)).stream().map(folder::resolve).toList();
        for (Path file : files) {
            update(digest, file);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            digest.update((file.getFileName() + " " + channel.size() + "\n").getBytes(StandardCharsets.UTF_8));
            update(digest, channel, 0);
            update(digest, channel, Math.max(0, channel.size() - PART));
        } catch (IOException e) {
            throw new BadInput("The file " + file + " can't be read (" + e.getClass().getSimpleName()
                    + "): check that it exists and that you may read it.", e);
        }
    }

    private static void update(MessageDigest digest, FileChannel channel, long from) throws IOException {
        ByteBuffer part = ByteBuffer.allocate((int) Math.min(PART, channel.size() - from));
        int read = 0;
        while (read >= 0 && part.hasRemaining()) {
            read = channel.read(part, from + part.position());
        }
        digest.update(part.flip());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
