package glasshead.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.experiment.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Tokenizers in several files, or with unusual ones: the ids that transformers or the tokenizers library give, and the BOS that
/// TransformerLens puts in front (`hf-reading/texts.py`).
class TokenizerFilesTest {

    static {
        OfflineDjl.set();
    }

    private static final int ROWS = 270;

    @TempDir
    private Path folder;

    static List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(Resources.path("hf-reading/texts"))) {
            return folders.sorted().toList();
        }
    }

    private static CheckpointFolder checkpoint(Path of) {
        return new CheckpointFolder(of, CheckpointFolder.readConfig(of));
    }

    private static JsonNode expected(Path of) throws IOException {
        return new JsonMapper().readTree(of.resolve("expected.json").toFile());
    }

    @ParameterizedTest
    @MethodSource("folders")
    void idsAreThoseOfTheReference(Path of) throws IOException {
        try (Tokenizer tokenizer = checkpoint(of).openTokenizer()) {
            for (JsonNode each : expected(of).get("texts")) {
                String text = each.get(0).textValue();
                if (each.get(1).isNull()) {
                    assertThrows(BadInput.class, () -> tokenizer.encode(text), text);
                } else {
                    int[] ids = StreamSupport.stream(each.get(1).spliterator(), false).mapToInt(JsonNode::intValue).toArray();
                    assertArrayEquals(ids, tokenizer.encode(text), text);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void bosIsThatOfTransformerLens(Path of) throws IOException {
        JsonNode bos = expected(of).path("bos");
        try (Tokenizer tokenizer = checkpoint(of).openTokenizer()) {
            assertEquals(bos.isInt() ? bos.intValue() : -1, BosToken.of(checkpoint(of), -1, tokenizer, ROWS).id());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "pair-added-gap | The token '<pad>' has the id 261, as in transformers, where a file says 262; the same goes for 1 more.",
        "whole-prefix | puts a space in front of the text (add_prefix_space) and is followed; transformers' GPT2Tokenizer would only",
        "whole-prefix-configured | tokenizer.json puts no space in front of the text and tokenizer_config.json does",
        "whole-prefix-taken-back | tokenizer.json puts a space in front of the text and tokenizer_config.json none",
        "whole-prefix-fast | the former is followed, as in transformers for a PreTrainedTokenizer",
        "letters-lower | in another way than GPT-2's tokenizer; it is followed",
    })
    void whatWasReadInOneOfSeveralWaysIsSaid(String name, String said) {
        try (Tokenizer tokenizer = checkpoint(Resources.path("hf-reading/texts/" + name)).openTokenizer()) {
            assertTrue(tokenizer.notes().stream().anyMatch(note -> note.contains(said)), tokenizer.notes()::toString);
        }
    }

    @ParameterizedTest
    @CsvSource({"pair", "pair-added", "pair-decoder", "pair-prefix", "whole", "whole-decoder", "whole-fast", "whole-fast-in-config"})
    void nothingIsSaidWhereNothingIsInDoubt(String name) {
        try (Tokenizer tokenizer = checkpoint(Resources.path("hf-reading/texts/" + name)).openTokenizer()) {
            assertEquals(0, tokenizer.notes().size(), tokenizer.notes()::toString);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "letters-lower | Hello 42 world! | The character '4' is not in this model's vocabulary",
        "letters-without-accents | Straße | The letter 'ß' is not",
        "words | red purple | The word 'purple' is not in this model's vocabulary (red, [UNK], blue, green)",
    })
    void whatHasNoTokenIsNamed(String name, String text, String said) {
        try (Tokenizer tokenizer = checkpoint(Resources.path("hf-reading/texts/" + name)).openTokenizer()) {
            String message = assertThrows(BadInput.class, () -> tokenizer.encode(text)).getMessage();
            assertTrue(message.contains(said), message);
        }
    }

    @Test
    void bytesToFallBackOnAreShownAsBytesAndCharactersKeepTheirOwnTokens() {
        try (Tokenizer tokenizer = checkpoint(Resources.path("hf-reading/texts/byte-fallback")).openTokenizer()) {
            assertEquals("\\x0A", tokenizer.label(38));
            assertEquals("\\x61", tokenizer.label(28 + 'a'));
            assertEquals(0, tokenizer.idOf("a"));
        }
    }

    /// The order in which the files are asked for BOS.
    @Test
    void bosIsTakenFromTheTokenizerThenFromGenerationThenFromTheConfig() throws IOException {
        Files.writeString(folder.resolve("generation_config.json"), "{\"bos_token_id\": 4}");
        ObjectNode config = new JsonMapper().createObjectNode().put("bos_token_id", 5);
        CheckpointFolder files = new CheckpointFolder(folder, config);
        BosToken generation = BosToken.of(files, 5, null, 10);
        assertEquals(4, generation.id());
        assertTrue(generation.notes().getFirst().contains("config.json names token 5; token 4 is put in front"), generation::toString);
        assertEquals(5, BosToken.of(files, 5, null, 4).id(), "an id without a row is none");
        try (Tokenizer tokenizer = checkpoint(Resources.path("hf-reading/texts/pair")).openTokenizer()) {
            BosToken own = BosToken.of(files, 5, tokenizer, ROWS);
            assertEquals(260, own.id());
            assertEquals(2, own.notes().size());
        }
        for (String unusable : new String[] {"", "[]", "{\"bos_token_id\": [1]}", "{\"bos_token_id\": -1}", "{\"bos_token_id\": 1e99}"}) {
            Files.writeString(folder.resolve("generation_config.json"), unusable);
            assertEquals(5, BosToken.of(files, 5, null, 10).id(), unusable);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "tokenizer_config.json | [] | not a JSON object",
        "tokenizer_config.json | {'added_tokens_decoder':{'x':{'content':'a'}}} | the token id 'x'",
        "tokenizer_config.json | {'added_tokens_decoder':{'1':{}}} | has no content",
        "tokenizer_config.json | {'pad_token':7} | has no content",
        "special_tokens_map.json | {'bos_token':{'content':''}} | has no content",
        "added_tokens.json | {'<x>':-1} | the token id '-1'",
        "added_tokens.json | {'<x>':99999999} | the token id '99999999'",
        "added_tokens.json | {'\\ud800':300} | surrogate",
    })
    void filesBesideATokenizerThatCantBeUsedAreNamed(String file, String json, String said) throws IOException {
        for (String name : new String[] {"vocab.json", "merges.txt", "config.json"}) {
            Files.copy(Resources.path("hf-reading/texts/pair").resolve(name), folder.resolve(name));
        }
        Files.writeString(folder.resolve(file), json.replace('\'', '"'));
        String message = assertThrows(BadInput.class, () -> checkpoint(folder).openTokenizer().encode("ab")).getMessage();
        assertTrue(message.contains(said), message);
    }
}
