package glasshead.engine;

import glasshead.analysis.modular.HeadFrequencies;
import glasshead.analysis.weights.DirectPath;
import glasshead.analysis.weights.HeadWeights;
import glasshead.analysis.weights.VirtualHead;
import glasshead.experiment.Head;
import java.util.List;
import java.util.Map;
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
}
