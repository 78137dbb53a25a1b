package glasshead.scan;

/// Where a part did something.
///
/// @param value    the neuron's activation, or the attention weight
/// @param text     number of the text in its corpus, from 0, empty ones counted
/// @param position in the text, BOS counted; of a head the query
/// @param key      of a head the position that is looked at; else [#NO_KEY]
public record Occurrence(float value, int text, int position, int key) {

    public static final int NO_KEY = -1;
    static final int BYTES = 16;

    /// Whether there can be such an occurrence at all.
    boolean possible() {
        return Float.isFinite(value) && text >= 0 && position >= 0 && key >= NO_KEY && key <= position;
    }
}
