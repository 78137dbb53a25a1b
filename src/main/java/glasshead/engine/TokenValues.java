package glasshead.engine;

/// What a head, a neuron or a direction does in a text, token by token, as a scan counts it.
///
/// @param values    the neuron's activation, the product with the direction, or the strongest attention of each query;
///                  `NaN` of BOS, and of the first token of a head
/// @param keys      of a head, where that attention goes, position 0 left out; empty of others
/// @param attention of a head `[query][key]`; a row is empty when it was not asked for
public record TokenValues(TokenRow tokens, float[] values, int[] keys, float[][] attention) {

    /// The first token with the largest value; -1 where none counts.
    public int peak() {
        int best = -1;
        for (int i = 0; i < values.length; i++) {
            if (!Float.isNaN(values[i]) && (best < 0 || values[i] > values[best])) {
                best = i;
            }
        }
        return best;
    }
}
