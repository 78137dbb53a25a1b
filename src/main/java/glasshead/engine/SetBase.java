package glasshead.engine;

import glasshead.analysis.Answered;
import java.util.List;

/// What the untouched runs of a batch of rows answer.
///
/// @param untouched by row of the batch
/// @param corrupted the same of the corrupted prompts, or what leaves a row out
record SetBase(SetPrompts prompts, List<Answered> untouched, List<SetTable.Cell> corrupted) {
}
