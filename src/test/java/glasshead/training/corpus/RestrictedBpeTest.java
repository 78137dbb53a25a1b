package glasshead.training.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.checkpoint.CheckpointFolder;
import glasshead.experiment.BadInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The restricted tokenizer against GPT-2's full merges, and its files against the native tokenizer and the layout of the shipped ones.
class RestrictedBpeTest {

    static {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
    }

    private static final List<String> UNUSUAL = List.of("", "  two  spaces ", "tab\tand\r\nlines\n\n", "don't we'll I'M",
            "Zürich costs 1234567 €",
            " \uD83E\uDD99!?…", "日本語 ٣٤ ½");
    private static final Path SHIPPED = Path.of("models", "tiny-english");
    private final EnglishCorpus corpus = EnglishCorpus.STANDARD;
    private final RestrictedBpe bpe = corpus.tokenizer();
    @TempDir
    private Path folder;

    @Test
    void wordsOfTheCorpusSplitAsInGpt2() {
        var gpt2 = Merges.gpt2();
        corpus.mixture().everyWord().distinct().forEach(word -> assertEquals(gpt2.split(word), Arrays.stream(bpe.encode(word)).mapToObj(bpe
                .pieces()::get).toList(), word));
    }

    @Test
    void vocabularyIsBytesThenMergesThenEndOfText() throws IOException {
        assertEquals(256 + bpe.pairs().size() + 1, bpe.size());
        assertEquals(bpe.size() - 1, bpe.bos());
        var shipped = read(SHIPPED.resolve("tokenizer.json")).at("/model/vocab");
        IntStream.range(0, 257).forEach(id -> assertEquals(id, shipped.get(bpe.pieces().get(id)).intValue()));
        assertEquals("<|endoftext|>", bpe.pieces().get(bpe.bos()));
        assertEquals(bpe.size(), bpe.pieces().stream().distinct().count());
        assertEquals(2_000, bpe.size(), 200);
    }

    @Test
    void nativeTokenizerReadsTheFileAndAgrees() {
        bpe.write(folder);
        try (var tokenizer = new CheckpointFolder(folder, new JsonMapper().createObjectNode()).openTokenizer()) {
            assertEquals(bpe.size(), tokenizer.size());
            assertEquals(bpe.bos(), tokenizer.idOf("<|endoftext|>"));
            var random = new SplittableRandom(7);
            for (var kind : corpus.mixture().kinds()) {
                for (int i = 0; i < 200; i++) {
                    var text = kind.write(random);
                    assertArrayEquals(tokenizer.encode(text), bpe.encode(text), text);
                }
            }
            for (var text : UNUSUAL) {
                assertArrayEquals(tokenizer.encode(text), bpe.encode(text), text);
            }
        }
    }

    @Test
    void filesHaveTheLayoutOfTheShippedOnes() throws IOException {
        bpe.write(folder);
        assertEquals(read(SHIPPED.resolve("tokenizer_config.json")), read(folder.resolve("tokenizer_config.json")));
        assertEquals(layout(read(SHIPPED.resolve("tokenizer.json"))), layout(read(folder.resolve("tokenizer.json"))));
    }

    private static JsonNode read(Path file) throws IOException {
        return new JsonMapper().readTree(file.toFile());
    }

    /// Without what differs between vocabularies.
    private static JsonNode layout(JsonNode tokenizer) {
        ((ObjectNode) tokenizer.at("/added_tokens/0")).remove("id");
        ((ObjectNode) tokenizer.get("model")).remove("vocab");
        ((ObjectNode) tokenizer.get("model")).remove("merges");
        return tokenizer;
    }

    @Test
    void corpusTokensAreWrittenAsAList() throws IOException {
        corpus.writeCorpusTokens(folder);
        var written = StreamSupport.stream(read(folder.resolve("corpus-tokens.json")).spliterator(), false).mapToInt(JsonNode::intValue)
                .toArray();
        assertArrayEquals(corpus.corpusTokens(), written);
    }

    @Test
    void folderThatIsMissingIsRefused() {
        var refused = assertThrows(BadInput.class, () -> bpe.write(folder.resolve("none")));
        assertTrue(refused.getMessage().contains("tokenizer.json can't be written"), refused.getMessage());
    }
}
