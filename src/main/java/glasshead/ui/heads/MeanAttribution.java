package glasshead.ui.heads;

import glasshead.analysis.LogitAttribution;
import glasshead.engine.SetFindings;
import org.jspecify.annotations.Nullable;

/// Direct logit attribution in the mean over a set, untouched and with the interventions.
///
/// @param prompts how many it is over
record MeanAttribution(LogitAttribution before, LogitAttribution after, int prompts) {

    /// Nothing where no row has an answer or distractor.
    static @Nullable MeanAttribution of(@Nullable SetFindings set) {
        LogitAttribution before = set == null ? null : set.baseline().meanAttribution().orElse(null);
        LogitAttribution after = set == null ? null : set.now().meanAttribution().orElse(null);
        return set == null || before == null || after == null ? null : new MeanAttribution(before, after, set.answered());
    }
}
