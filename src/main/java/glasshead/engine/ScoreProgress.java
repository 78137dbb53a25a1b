package glasshead.engine;

import glasshead.engine.scores.ModelScores;
import org.jspecify.annotations.Nullable;

/// How far the scoring of a model's heads is.
///
/// @param done   rows run
/// @param rows   of so many
/// @param scores once all rows are run
/// @param notice what went wrong though the scores are there, as a sentence; empty when nothing did
public record ScoreProgress(int done, int rows, @Nullable ModelScores scores, String notice) {
}
