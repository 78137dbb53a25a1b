package glasshead.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import glasshead.experiment.BadInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// GPT-2's own vocabulary against ids that other implementations computed (sources in `gpt2-tokenizer/SOURCE.txt`).
class Gpt2TokenizerTest {

    static {
        OfflineDjl.set();
    }

    @TempDir
    static Path folder;
    private static Tokenizer tokenizer;

    @BeforeAll
    static void open() throws IOException {
        copy("encoder.json", "vocab.json");
        copy("vocab.bpe", "merges.txt");
        tokenizer = Tokenizer.open(TokenizerFile.read(folder, ""));
    }

    @AfterAll
    static void close() {
        tokenizer.close();
    }

    private static void copy(String resource, String name) throws IOException {
        try (var in = Gpt2TokenizerTest.class.getResourceAsStream("/gpt2-tokenizer/" + resource)) {
            Files.copy(in, folder.resolve(name));
        }
    }

    @TestFactory
    Stream<DynamicTest> idsAreThoseOfOtherImplementations() {
        var vectors = vectors();
        assertEquals(162, vectors.size());
        return StreamSupport.stream(vectors.spliterator(), false).map(vector -> DynamicTest.dynamicTest(vector.get("text").toString(),
                () -> {
                    var expected = StreamSupport.stream(vector.get("ids").spliterator(), false).mapToInt(JsonNode::intValue).toArray();
                    assertArrayEquals(expected, tokenizer.encode(vector.get("text").textValue()));
                }));
    }

    private static JsonNode vectors() {
        try (var in = Gpt2TokenizerTest.class.getResourceAsStream("/gpt2-tokenizer/gpt2_tokenizer_vectors.json")) {
            return new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void knowsAllOfTheVocabulary() {
        assertEquals(50257, tokenizer.size());
        assertEquals(50257, tokenizer.labels().size());
        assertEquals("<|endoftext|>", tokenizer.label(50256));
        assertEquals(50256, tokenizer.idOf("<|endoftext|>"));
        assertArrayEquals(new int[] {50256}, tokenizer.encode("<|endoftext|>"));
        assertEquals("#50257", tokenizer.label(50257));
    }

    @Test
    void textAndIdBelongTogetherForEveryToken() {
        IntStream.range(0, tokenizer.size()).forEach(id -> assertEquals(id, tokenizer.idOf(tokenizer.text(id)), tokenizer.text(id)));
    }

    @Test
    void labelsShowWhatIsInvisible() {
        assertEquals("·Mary", tokenizer.label(tokenizer.idOf(" Mary")));
        assertEquals("⏎", tokenizer.label(198));
        assertEquals("⇥", tokenizer.label(197));
        assertEquals("··a b", PieceText.label("  a b"));
        assertEquals("\\x0D\\u200B", PieceText.label("\r\u200B"));
        assertEquals(-1, tokenizer.idOf(" Xyzzyq"));
    }

    @Test
    void partsOfCharactersReadAsBytes() {
        // A llama (U+1F999) is F0 9F A6 99 in UTF-8; GPT-2 splits it into " \xF0\x9F", "\xA6", "\x99" (vector of llama.cpp: 12520, 99, 247
        // with a space before it).
        var ids = tokenizer.encode(" \uD83E\uDD99");
        assertArrayEquals(new int[] {12520, 99, 247}, ids);
        assertEquals("·\\xF0\\x9F", tokenizer.label(ids[0]));
        assertEquals("\\xA6", tokenizer.label(ids[1]));
        assertEquals("\\x99", tokenizer.label(ids[2]));
    }

    @Test
    void anyTextComesBackFromItsIds() throws IOException {
        Map<Integer, String> pieces = new HashMap<>();
        new JsonMapper().readTree(folder.resolve("vocab.json").toFile()).properties().forEach(each -> pieces.put(each.getValue().intValue(),
                each.getKey()));
        assertEquals(50257, pieces.size());
        var random = new SplittableRandom(5);
        int[] limits = {0x20, 0x80, 0x800, 0x10000, 0x110000};
        for (int round = 0; round < 2_000; round++) {
            var text = random.ints(30, 0, 5).map(i -> random.nextInt(limits[i])).filter(c -> c < 0xD800 || c > 0xDFFF)
                    .mapToObj(Character::toString).collect(Collectors.joining());
            var bytes = new ByteArrayOutputStream();
            for (int id : tokenizer.encode(text)) {
                bytes.writeBytes(ByteAlphabet.bytes(pieces.get(id)));
            }
            assertEquals(text, bytes.toString(StandardCharsets.UTF_8));
        }
    }

    @Test
    void longTextIsNotCut() {
        assertEquals(3000, tokenizer.encode(" the".repeat(3000)).length);
    }

    @Test
    void halfACharacterIsRefused() {
        var refused = assertThrows(BadInput.class, () -> tokenizer.encode("a\uD83E b"));
        assertTrue(refused.getMessage().contains("half of a character"), refused.getMessage());
    }
}
