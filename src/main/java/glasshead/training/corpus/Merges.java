package glasshead.training.corpus;

import glasshead.checkpoint.ByteAlphabet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The merges of a byte-level BPE (Sennrich et al., 2016; Radford et al., 2019): which pairs of pieces become one, the most urgent first.
/// Pieces are written in GPT-2's [ByteAlphabet].
final class Merges {

    private static final int NONE = Integer.MAX_VALUE;
    private final List<Pair> pairs;
    private final Map<Pair, Integer> ranks = new HashMap<>();

    /// Two pieces that stand beside each other.
    record Pair(String left, String right) {

        String merged() {
            return left + right;
        }
    }

    Merges(List<Pair> pairs) {
        this.pairs = List.copyOf(pairs);
        for (var pair : pairs) {
            ranks.put(pair, ranks.size());
        }
    }

    /// All of GPT-2's.
    static Merges gpt2() {
        var pairs = new ArrayList<Pair>();
        for (var line : Sections.text("gpt2-merges.txt").split("\n")) {
            int space = line.indexOf(' ');
            if (!line.startsWith("#version")) {
                pairs.add(new Pair(line.substring(0, space), line.substring(space + 1)));
            }
        }
        return new Merges(pairs);
    }

    List<Pair> pairs() {
        return pairs;
    }

    /// The pieces of one word; `word` is plain text, such as ` drink`.
    List<String> split(String word) {
        return split(word, new TreeSet<>());
    }

    /// Only the merges that splitting `words` needs. With them each of these words splits as with all merges: at every step the most urgent
    /// pair is the same, since it is among those kept.
    Merges neededBy(Iterable<String> words) {
        var used = new TreeSet<Integer>();
        words.forEach(word -> split(word, used));
        return new Merges(used.stream().map(pairs::get).toList());
    }

    private List<String> split(String word, Set<Integer> used) {
        var pieces = new ArrayList<>(List.of(ByteAlphabet.piece(word.getBytes(StandardCharsets.UTF_8)).split("")));
        for (int rank = mostUrgent(pieces); rank != NONE; rank = mostUrgent(pieces)) {
            used.add(rank);
            merge(pieces, pairs.get(rank));
        }
        return pieces;
    }

    private int mostUrgent(List<String> pieces) {
        int best = NONE;
        for (int i = 0; i + 1 < pieces.size(); i++) {
            best = Math.min(best, ranks.getOrDefault(new Pair(pieces.get(i), pieces.get(i + 1)), NONE));
        }
        return best;
    }

    private static void merge(List<String> pieces, Pair pair) {
        for (int i = 0; i + 1 < pieces.size(); i++) {
            if (pieces.get(i).equals(pair.left) && pieces.get(i + 1).equals(pair.right)) {
                pieces.set(i, pair.merged());
                pieces.remove(i + 1);
            }
        }
    }
}
