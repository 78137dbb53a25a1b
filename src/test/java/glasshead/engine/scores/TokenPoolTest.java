package glasshead.engine.scores;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.experiment.BadInput;
import glasshead.gpt2.Gpt2Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenPoolTest {

    @TempDir
    private Path folder;

    private static Gpt2Config config(int positions, int vocabulary, Integer bos) {
        return Gpt2Config.parse(new ObjectMapper().createObjectNode().put("model_type", "gpt2").put("n_layer", 1).put("n_head", 1).put(
                "n_embd", 4)
                .put("n_positions", positions).put("vocab_size", vocabulary).put("bos_token_id", bos));
    }

    @Test
    void theCorpusComesFirst() throws IOException {
        Files.writeString(folder.resolve("corpus-tokens.json"), "[4, 2, 3]");
        TokenPool pool = TokenPool.of(folder, config(96, 10, 9), List.of(" one", " two"));
        assertEquals(new TokenPool(List.of(2, 3, 4), TokenPool.Source.CORPUS), pool);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "[1, 1]", "[10]", "[-1]", "[1.5]", "[\"1\"]", "[9]", "[null]", "[4294967297]", "[1", "[1] 2", ""})
    void aCorpusThatIsNoneIsRefused(String text) throws IOException {
        Files.writeString(folder.resolve("corpus-tokens.json"), text);
        BadInput refused = assertThrows(BadInput.class, () -> TokenPool.of(folder, config(96, 10, 9), List.of()));
        assertTrue(refused.getMessage().contains("corpus-tokens.json"), refused.getMessage());
    }

    @Test
    void wordsAreLettersBehindASpace() {
        List<String> texts = List.of(" one", "two", " Großes", " 17", " a-b", "  x", " ", " é", " one two", "#9");
        assertEquals(new TokenPool(List.of(0, 2, 7), TokenPool.Source.WORDS), TokenPool.of(folder, config(96, 10, 9), texts));
    }

    @Test
    void withoutWordsAllTokensButBosAreTaken() {
        assertEquals(new TokenPool(List.of(0, 1, 3), TokenPool.Source.ALL), TokenPool.of(folder, config(96, 4, 2), List.of("#0", "#1", "#2",
                "#3")));
        assertEquals(new TokenPool(List.of(0, 1, 2), TokenPool.Source.ALL), TokenPool.of(folder, config(11, 3, null), List.of("A", "B",
                "C")));
        assertThrows(BadInput.class, () -> TokenPool.of(folder, config(96, 1, 0), List.of("#0")), "nothing but BOS");
    }

    @Test
    void rowsSayTheSameTwice() {
        Gpt2Config config = config(96, 100, 99);
        TokenPool pool = TokenPool.of(folder, config, List.of());
        RepeatedTokens data = RepeatedTokens.of(config, pool, 7);
        int[][] rows = data.draw(config, pool);
        assertEquals(8, rows.length);
        for (int[] row : rows) {
            assertEquals(81, row.length);
            assertEquals(99, row[0]);
            assertArrayEquals(Arrays.copyOfRange(row, 1, 41), Arrays.copyOfRange(row, 41, 81));
        }
        assertFalse(Arrays.equals(rows[0], rows[1]));
        assertArrayEquals(rows, data.draw(config, pool), "same seed, same rows");
        assertNotEquals(Arrays.toString(rows[0]), Arrays.toString(RepeatedTokens.of(config, pool, 8).draw(config, pool)[0]));
        assertEquals("8 × (BOS + 40 random tokens + the same 40), seed 7, from the whole vocabulary", data.description());
    }

    @Test
    void shortContextsGetShorterRows() {
        Gpt2Config letters = config(11, 3, null);
        TokenPool pool = TokenPool.of(folder, letters, List.of());
        RepeatedTokens data = RepeatedTokens.of(letters, pool, 1);
        assertEquals(5, data.repeated());
        assertEquals(10, data.draw(letters, pool)[0].length);
        BadInput tooShort = assertThrows(BadInput.class, () -> RepeatedTokens.of(config(4, 3, 0), pool, 1));
        assertTrue(tooShort.getMessage().startsWith("The model reads at most 4 tokens"), tooShort.getMessage());
        assertEquals(2, RepeatedTokens.of(config(4, 3, null), pool, 1).repeated());
    }
}
