package glasshead.engine;

import glasshead.analysis.Spread;
import java.util.List;

/// Numbers of an analysis in the mean over a set, as far as it is run.
///
/// @param spreads of each number; none before the first prompt
/// @param done    prompts that are in them
/// @param of      prompts that can be used
/// @param problem what kept the first of the prompts out that are not in them, as a sentence; empty when none was
public record SetAverages(ModelInfo model, List<Spread> spreads, int done, int of, String problem) {
}
