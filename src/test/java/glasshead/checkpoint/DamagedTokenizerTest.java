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
        "{'model':{'type':'Unigram','vocab':[['a',-1.0]]}} | type 'Unigram', and only BPE and WordLevel",
        "{'model':{'type':'WordPiece','vocab':{'a':0}}} | 'WordPiece'",
        "{'model':{'type':'BPE','vocab':{},'merges':[]}} | vocabulary in 'tokenizer.json' is empty",
        "{'model':{'type':'BPE','vocab':{'a':-1},'merges':[]}} | 'a' has the id -1",
        "{'model':{'type':'BPE','vocab':{'a':2000000000},'merges':[]}} | id 2000000000",
        "{'model':{'type':'BPE','vocab':{'a':99999999999},'merges':[]}} | can't be used",
        "{'model':{'type':'BPE','vocab':{'a':null},'merges':[]}} | 'a' has the id null",
        "{'model':{'type':'BPE','vocab':{'a':1.5},'merges':[]}} | can't be used",
        "{'model':{'type':'BPE','vocab':{'a':0,'a':1},'merges':[]}} | Duplicate field",
        "{'added_tokens':[null],'model':{'type':'BPE','vocab':{'a':0},'merges':[]}} | added token",
        "{'model':{'type':'BPE','vocab':{'a':0},'merges':['a b']}} | merge 'a b'",
        "{'model':{'type':'BPE','vocab':{'a':0},'merges':[['a']]}} | is no pair",
        "{'model':{'type':'BPE','vocab':{'a':0},'merges':[null]}} | is no pair",
        "{'model':{'type':'BPE','vocab':{'a':0},'merges':'x'}} | can't be used",
        "{'model':{'type':'BPE','vocab':{'a':0}}} | has no merges",
        "{'model':{'type':'BPE','vocab':{'a':0},'merges':[],'continuing_subword_prefix':'##'}} | prefix or suffix",
        "{'model':{'type':'BPE','vocab':{'a':0,'b':0},'merges':[]}} | have the same id 0",
        "{'model':{'type':'BPE','vocab':{'a\\ud800':0},'merges':[]}} | surrogate",
        "{'model':{'type':'BPE','vocab':{'a':0},'merges':[],'unk_token':'\\ud800'}} | surrogate",
        "{'pre_tokenizer':{'type':'Split','pattern':{'Regex':'(a+)+$'},'behavior':'Isolated'},'model':{'type':'BPE','vocab':{'a':0},'merges':[]}} | pre-tokenizer 'Split'",
        "{'pre_tokenizer':{},'model':{'type':'BPE','vocab':{'a':0},'merges':[]}} | pre-tokenizer 'none'",
        "{'normalizer':{'type':'Precompiled','precompiled_charsmap':'AAAA'},'model':{'type':'BPE','vocab':{'a':0},'merges':[]}} | normalizer 'Precompiled'",
    })
    void fileIsRefused(String json, String sentence) {
        var refused = assertThrows(BadInput.class, () -> open(json.replace('\'', '"')).encode("a"));
        assertTrue(refused.getMessage().contains(sentence), refused.getMessage());
        assertEquals(1, refused.getMessage().lines().count());
    }

    private static Tokenizer open(String json) {
        return Tokenizer.open(TokenizerFile.parse(json));
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
            var refused = assertThrows(BadInput.class, () -> tokenizer.encode("blue green"));
            assertTrue(refused.getMessage().contains("The word 'green' is not in this model's vocabulary (red, [UNK], blue)"), refused
                    .getMessage());
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
            assertTrue(refused.getMessage().contains("The character '⏎' is not in this model's vocabulary (a, b, ·, ab)"), refused
                    .getMessage());
        }
    }

    @Test
    void knownPatternBeforeBytesGivesWhatGpt2Gives() {
        var json = """
                {"pre_tokenizer":{"type":"Sequence","pretokenizers":[
                  {"type":"Split","behavior":"Isolated","pattern":{"Regex":"'s|'t|'re|'ve|'m|'ll|'d| ?\\\\p{L}+| ?\\\\p{N}+| ?[^\\\\s\\\\p{L}\\\\p{N}]+|\\\\s+(?!\\\\S)|\\\\s+"}},
                  {"type":"ByteLevel","add_prefix_space":false,"use_regex":false}]},
                 "model":{"type":"BPE","vocab":{"a":0,"b":1,"\u0120":2,"ab":3,"\u0120a":4,"ba":5},"merges":[["a","b"],["\u0120","a"],["b","a"]]}}""";
        try (var tokenizer = Tokenizer.open(TokenizerFile.parse(json))) {
            // A word keeps the space before it: a merge joins it with a, none with ab, whose own merge comes first.
            assertArrayEquals(new int[] {1, 4}, tokenizer.encode("b a"));
            assertArrayEquals(new int[] {3, 2, 3}, tokenizer.encode("ab ab"));
            assertEquals("\u00b7a", tokenizer.label(4));
        }
    }
}
