package glasshead.engine;

import java.util.List;

/// The tokens of a model: `labels` for people (leading space as `·`), `texts` as written in a contrast (` Mary`, or `#17` for a token that
/// is no text by itself).
public record Vocabulary(List<String> labels, List<String> texts) {

    public Vocabulary {
        labels = List.copyOf(labels);
        texts = List.copyOf(texts);
    }

    public int size() {
        return labels.size();
    }

    public String label(int id) {
        return labels.get(id);
    }

    public String text(int id) {
        return texts.get(id);
    }
}
