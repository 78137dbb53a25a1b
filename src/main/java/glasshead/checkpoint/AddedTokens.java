package glasshead.checkpoint;

import glasshead.experiment.Quoted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The tokens that are added to a tokenizer's vocabulary, with the ids that the tokenizers library gives them, whatever a file says: that
/// of the vocabulary's piece with the same content, else the next free one (`AddedVocabulary::add_tokens`).
final class AddedTokens {

    private final Map<String, Integer> vocab;
    private final SequencedMap<String, AddedToken> tokens = new LinkedHashMap<>();
    private int largest = -1;
    private String first = "";
    private int others;

    AddedTokens(Map<String, Integer> vocab) {
        this.vocab = vocab;
    }

    /// Adds a token; one that is there already gets these flags.
    void put(AddedToken token) {
        AddedToken before = tokens.get(token.content());
        int id = before == null || before.id() == null ? idOf(token.content()) : before.id();
        if (token.id() != null && token.id() != id) {
            others += first.isEmpty() ? 0 : 1;
            first = first.isEmpty() ? "The token " + Quoted.of(token.content()) + " has the id " + id
                    + ", as in transformers, where a file says " + token.id() : first;
        }
        tokens.put(token.content(), token.withId(id));
        largest = Math.max(largest, id);
    }

    /// Adds a token unless it is there.
    void putIfAbsent(AddedToken token) {
        if (!tokens.containsKey(token.content())) {
            put(token);
        }
    }

    private int idOf(String content) {
        Integer known = vocab.get(content);
        return known != null ? known : largest >= vocab.size() ? largest + 1 : vocab.size();
    }

    List<AddedToken> all() {
        return List.copyOf(tokens.values());
    }

    /// What is to be said of ids that a file states and that are others; empty when there are none.
    String note() {
        return first.isEmpty() ? "" : first + (others == 0 ? "." : "; the same goes for " + others + " more.");
    }
}
