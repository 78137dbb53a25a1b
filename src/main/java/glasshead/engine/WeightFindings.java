package glasshead.engine;

import glasshead.analysis.modular.HeadFrequencies;
import glasshead.analysis.weights.DirectPath;
import glasshead.analysis.weights.HeadWeights;
import glasshead.analysis.weights.VirtualHead;
import glasshead.experiment.Head;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a model's weights say of some words, as far as it is known.
///
/// @param ids     of the words
/// @param direct  what each word says of the next one past all heads; nothing while that is not known
/// @param heads   the heads that were asked for, so far
/// @param virtual pairs of heads, in a model of two layers
/// @param frequencies what the same heads do with numbers, in a model that adds modulo a prime
/// @param copied  the share of the words, taken as names, that each head copies (see [glasshead.analysis.weights.NameCopying]); of none
///                without words, or while that is not known
/// @param all     how many heads were asked for
public record WeightFindings(ModelInfo model, List<String> words, int[] ids, @Nullable DirectPath direct, Map<Head, HeadWeights> heads,
        @Nullable List<VirtualHead> virtual, Map<Head, HeadFrequencies> frequencies, Map<Head, Double> copied, int all) {

    /// Before anything is known.
    static WeightFindings none(ModelInfo model, List<String> words, int[] ids, int all) {
        return new WeightFindings(model, words, ids, null, Map.of(), null, Map.of(), Map.of(), all);
    }

    WeightFindings with(DirectPath path) {
        return new WeightFindings(model, words, ids, path, heads, virtual, frequencies, copied, all);
    }

    /// With one more head.
    ///
    /// @param numbers nothing unless the model adds modulo a prime
    WeightFindings with(HeadWeights weights, @Nullable HeadFrequencies numbers) {
        return new WeightFindings(model, words, ids, direct, plus(heads, weights.head(), weights), virtual, numbers == null ? frequencies
                : plus(frequencies, weights.head(), numbers), copied, all);
    }

    WeightFindings with(List<VirtualHead> pairs) {
        return new WeightFindings(model, words, ids, direct, heads, pairs, frequencies, copied, all);
    }

    WeightFindings with(Map<Head, Double> shares) {
        return new WeightFindings(model, words, ids, direct, heads, virtual, frequencies, shares, all);
    }

    private static <V> Map<Head, V> plus(Map<Head, V> known, Head head, V value) {
        Map<Head, V> more = new TreeMap<>(known);
        more.put(head, value);
        return Collections.unmodifiableMap(more);
    }
}
