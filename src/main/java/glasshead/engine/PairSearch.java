package glasshead.engine;

import glasshead.analysis.weights.StrongestPairs;

/// How far a search over all pairs of tokens is.
///
/// @param found among the sources that are done
/// @param done  sources
/// @param of    so many
public record PairSearch(ModelInfo model, StrongestPairs found, int done, int of) {
}
