package glasshead.engine.scores;

import glasshead.analysis.DetectorScores;

/// A model's detector scores with what they were computed on.
///
/// @param weights tells whose they are: a hash of the weights files, see [ScoreStore]
public record ModelScores(String weights, RepeatedTokens data, DetectorScores scores) {
}
