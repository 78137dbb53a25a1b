package glasshead.engine.scores;

import glasshead.checkpoint.CheckpointFolder;
import glasshead.checkpoint.Timeline;
import glasshead.checkpoint.hub.ModelPlace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/// Tells a model's weights from other ones: a SHA-256 over the names and whole contents of the files that they are in. Scores of other
/// weights under the same name don't pass for the present ones, however little differs.
final class WeightsMark {

    private static final List<String> TOKENIZER = List.of("tokenizer.json", "tokenizer_config.json", "vocab.json", "merges.txt");

    private final ContentHashes hashes;

    WeightsMark(ContentHashes hashes) {
        this.hashes = hashes;
    }

    /// 64 hexadecimal digits, other ones for every step of a training; the last step's are the model's own.
    String of(Path folder, int step) {
        String trained = of(folder);
        if (isTrained(folder, step)) {
            return trained;
        }
        MessageDigest digest = ContentHashes.sha256();
        update(digest, trained + "@" + step);
        update(digest, line(Timeline.file(folder, step)));
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Whether a step has the model's own weights.
    static boolean isTrained(Path folder, int step) {
        return step == ModelPlace.TRAINED || !Files.isRegularFile(Timeline.file(folder, step));
    }

    private String of(Path folder) {
        Path whole = folder.resolve(CheckpointFolder.WEIGHTS);
        List<Path> files = Files.isRegularFile(whole) ? List.of(whole)
                : CheckpointFolder.shardNames(folder.resolve(CheckpointFolder.INDEX)).stream().map(folder::resolve).toList();
        MessageDigest digest = ContentHashes.sha256();
        files.forEach(file -> update(digest, line(file)));
        return HexFormat.of().formatHex(digest.digest());
    }

    /// 64 hexadecimal digits over the files that a tokenizer is read from; the same for all models without one.
    String ofTokenizer(Path folder) {
        MessageDigest digest = ContentHashes.sha256();
        TOKENIZER.stream().map(folder::resolve).filter(Files::isRegularFile).forEach(file -> update(digest, line(file)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private String line(Path file) {
        return file.getFileName() + " " + hashes.of(file) + "\n";
    }

    private static void update(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }
}
