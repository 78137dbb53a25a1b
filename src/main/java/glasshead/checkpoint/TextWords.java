package glasshead.checkpoint;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What a tokenizer hands to its model: the text as its normalizer changes it and its pre-tokenizer cuts it, as the native library does
/// both. A second tokenizer does it, whose model has a piece for every byte and so loses none ([TokenizerJson#bytes]).
final class TextWords implements AutoCloseable {

    private final HuggingFaceTokenizer rust;
    private final Map<Integer, byte[]> bytes = new HashMap<>();

    TextWords(TokenizerFile file) {
        rust = Tokenizer.rust(file.bytes());
        List<String> alphabet = ByteAlphabet.characters();
        for (int id = 0; id < alphabet.size(); id++) {
            bytes.put(id, ByteAlphabet.bytes(alphabet.get(id)));
        }
        // The added tokens stand behind the bytes, in the same order.
        AddedTokens added = new AddedTokens(ByteAlphabet.ids());
        file.added().keySet().forEach(content -> added.put(AddedToken.named(null, content, true)));
        added.all().forEach(token -> bytes.put(token.id(), token.content().getBytes(StandardCharsets.UTF_8)));
    }

    /// The words of a text, in order, each as bytes.
    List<byte[]> of(String text) {
        var encoding = rust.encode(text, false, false);
        long[] words = encoding.getWordIds();
        SequencedMap<Long, ByteArrayOutputStream> byWord = new TreeMap<>();
        for (int i = 0; i < words.length; i++) {
            byWord.computeIfAbsent(words[i], word -> new ByteArrayOutputStream()).writeBytes(bytes.get((int) encoding.getIds()[i]));
        }
        return byWord.values().stream().map(ByteArrayOutputStream::toByteArray).toList();
    }

    @Override
    public void close() {
        rust.close();
    }
}
