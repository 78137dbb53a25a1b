package glasshead.training.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import glasshead.checkpoint.ByteAlphabet;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// Our BPE with all of GPT-2's merges against ids that other implementations computed (sources in `gpt2-tokenizer/SOURCE.txt`).
class MergesTest {

    private static final int GPT2_END_OF_TEXT = 50_256;
    private final Merges gpt2 = Merges.gpt2();

    @Test
    void splitsTextAsOtherImplementationsDo() throws IOException {
        var ids = gpt2Ids();
        int compared = 0;
        try (var in = MergesTest.class.getResourceAsStream("/gpt2-tokenizer/gpt2_tokenizer_vectors.json")) {
            for (var vector : new JsonMapper().readTree(in)) {
                var text = vector.get("text").textValue();
                var expected = StreamSupport.stream(vector.get("ids").spliterator(), false).mapToInt(JsonNode::intValue).toArray();
                assertArrayEquals(expected, WordSplit.words(text).flatMap(word -> gpt2.split(word).stream()).mapToInt(ids::get).toArray(),
                        text);
                compared++;
            }
        }
        assertEquals(162, compared);
    }

    /// GPT-2's ids are those of the bytes and then the merges in order.
    private Map<String, Integer> gpt2Ids() {
        var ids = new HashMap<String, Integer>();
        ByteAlphabet.characters().forEach(piece -> ids.put(piece, ids.size()));
        gpt2.pairs().forEach(pair -> ids.put(pair.merged(), ids.size()));
        assertEquals(GPT2_END_OF_TEXT, ids.size());
        return ids;
    }

    @Test
    void neededMergesKeepTheirOrderAndSuffice() {
        var needed = gpt2.neededBy(List.of(" drink", "Mary", " 1732"));
        assertEquals(List.of("Ġdrink"), needed.split(" drink"));
        assertEquals(List.of("Mary"), needed.split("Mary"));
        assertEquals(List.of("Ġ17", "32"), needed.split(" 1732"));
        assertEquals(gpt2.pairs().stream().filter(needed.pairs()::contains).toList(), needed.pairs());
        assertEquals(List.of("Ġ", "s", "t", "o", "re"), new Merges(List.of(new Merges.Pair("r", "e"))).split(" store"));
    }
}
