package glasshead.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.BadInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DamagedTokenizerTest {

    static {
        OfflineDjl.set();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{} | only BPE and WordLevel",
        "[] | can't be used",
        "null | empty",
        "{'model':{'type':'Unigram','vocab':[['a',-1.0]]}} | can't be used",
        "{'model':{'type':'WordPiece','vocab':{'a':0}}} | 'WordPiece'",
        "{'model':{'type':'BPE','vocab':{},'merges':[]}} | vocabulary in 'tokenizer.json' is empty",
        "{'model':{'type':'BPE','vocab':{'a':-1},'merges':[]}} | 'a' has the id -1",
        "{'model':{'type':'BPE','vocab':{'a':2000000000},'merges':[]}} | id 2000000000",
        "{'model':{'type':'BPE','vocab':{'a':99999999999},'merges':[]}} | can't be used",
        "{'model':{'type':'BPE','vocab':{'a':null},'merges':[]}} | 'a' has the id null",
        "{'model':{'type':'BPE','vocab':{'a':1.5},'merges':[]}} | can't be used",
        "{'model':{'type':'BPE','vocab':{'a':0,'a':1},'merges':[]}} | Duplicate field",
        "{'added_tokens':[null],'model':{'type':'BPE','vocab':{'a':0},'merges':[]}} | added token",
        "{'model':{'type':'BPE','vocab':{'a':0},'merges':['a b']}} | tokenizer can't be used",
        "{'model':{'type':'BPE','vocab':{'a':0},'merges':'x'}} | tokenizer can't be used",
        "{'model':{'type':'BPE','vocab':{'a':0}}} | tokenizer can't be used",
    })
    void fileIsRefused(String json, String sentence) {
        var refused = assertThrows(BadInput.class, () -> Tokenizer.open(TokenizerFile.parse(json.replace('\'', '"'))).close());
        assertTrue(refused.getMessage().contains(sentence), refused.getMessage());
        assertEquals(1, refused.getMessage().lines().count());
    }

    @Test
    void wordsThatAreUnknownAreRefused() {
        var json = """
            {"version":"1.0","added_tokens":[],"pre_tokenizer":{"type":"Whitespace"},
             "model":{"type":"WordLevel","vocab":{"red":0,"[UNK]":1,"blue":4},"unk_token":"[UNK]"}}""";
        try (var tokenizer = Tokenizer.open(TokenizerFile.parse(json))) {
            assertArrayEquals(new int[] {4, 0}, tokenizer.encode("blue  red"));
            assertEquals(5, tokenizer.size());
            assertEquals("#3", tokenizer.label(3));
            assertThrows(BadInput.class, () -> tokenizer.encode("blue green"));
        }
    }

    @Test
    void modelWithoutATypeIsBpe() {
        // GPT-2's own tokenizer.json on the hub is this old: its model has no "type".
        var json = """
            {"version":"1.0","added_tokens":[],"pre_tokenizer":{"type":"ByteLevel","add_prefix_space":true,"trim_offsets":true},
             "model":{"dropout":null,"unk_token":null,"vocab":{"a":0,"b":1,"\u0120":2,"ab":3},"merges":["a b"]}}""";
        try (var tokenizer = Tokenizer.open(TokenizerFile.parse(json))) {
            assertArrayEquals(new int[] {2, 3}, tokenizer.encode("ab"));
            var refused = assertThrows(BadInput.class, () -> tokenizer.encode("ab\n"));
            assertTrue(refused.getMessage().contains("The character '⏎' is not in this model's vocabulary (a, b, ·, ab)"), refused.getMessage());
        }
    }
}
