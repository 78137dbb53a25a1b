package glasshead.training.corpus;

import glasshead.checkpoint.ByteAlphabet;
import glasshead.checkpoint.Tokenizer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// GPT-2's byte-level BPE with only the merges that a set of words needs, so that each of these words splits exactly as in GPT-2, and any
/// other text still can be written. Ids: 256 bytes in GPT-2's order, one piece for each merge in GPT-2's order, `<|endoftext|>` last. Safe
/// for use by several threads.
public final class RestrictedBpe {

    private final Merges merges;
    private final List<String> pieces;
    private final Map<String, Integer> ids = new HashMap<>();
    /// The ids of the words that it was made for.
    private final Map<String, int[]> known = new HashMap<>();

    /// The part of `all` that `words` need.
    RestrictedBpe(Merges all, Set<String> words) {
        merges = all.neededBy(words);
        var pieces = new ArrayList<>(ByteAlphabet.characters());
        merges.pairs().forEach(pair -> pieces.add(pair.merged()));
        pieces.add(Tokenizer.END_OF_TEXT);
        this.pieces = List.copyOf(pieces);
        for (var piece : pieces) {
            ids.put(piece, ids.size());
        }
        words.forEach(word -> known.put(word, ids(word)));
    }

    /// The number of ids.
    public int size() {
        return pieces.size();
    }

    /// The id of `<|endoftext|>`, which starts every document.
    public int bos() {
        return size() - 1;
    }

    /// The ids of `text`, without a BOS; `<|endoftext|>` in it is text like any other.
    public int[] encode(String text) {
        return WordSplit.words(text).flatMapToInt(word -> IntStream.of(known.containsKey(word) ? known.get(word) : ids(word))).toArray();
    }

    /// The text of ids.
    String text(int[] of) {
        var bytes = new ByteArrayOutputStream();
        for (int id : of) {
            bytes.writeBytes(ByteAlphabet.bytes(pieces.get(id)));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private int[] ids(String word) {
        return merges.split(word).stream().mapToInt(ids::get).toArray();
    }

    /// The ids that stand in the words that it was made for, ascending: pieces that are only steps to longer ones are not among them.
    int[] wholeTokens() {
        return known.values().stream().flatMapToInt(IntStream::of).distinct().sorted().toArray();
    }

    /// The pieces in the order of ids, in GPT-2's byte alphabet.
    List<String> pieces() {
        return pieces;
    }

    List<Merges.Pair> pairs() {
        return merges.pairs();
    }

    /// Writes `tokenizer.json` and `tokenizer_config.json` in the layout of Hugging Face's fast tokenizers.
    public void write(Path folder) {
        TokenizerWriter.write(this, folder);
    }
}
