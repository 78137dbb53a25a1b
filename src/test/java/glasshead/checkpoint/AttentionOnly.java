package glasshead.checkpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Models without MLPs, of seeded random numbers, that read text as tiny-english does and open with its example.
public final class AttentionOnly {

    private static final Path TEXT = TestModels.GIVEN.resolve("tiny-english");

    private AttentionOnly() {}

    /// @return the folder of a model with so many layers, of 4 heads each
    public static Path write(Path folder, int layers) {
        try {
            ObjectNode config = (ObjectNode) StrictJson.MAPPER.readTree(Files.readString(TEXT.resolve("config.json")));
            new RandomCheckpoint(layers, 32, config.get("vocab_size").intValue()).without("glasshead_no_mlp").with("n_positions", 96)
                    .with("bos_token_id", config.get("bos_token_id").intValue()).write(folder);
            for (String file : List.of("tokenizer.json", "tokenizer_config.json", "glasshead.json", "corpus-tokens.json")) {
                Files.copy(TEXT.resolve(file), folder.resolve(file));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
