package glasshead.engine;

import glasshead.analysis.ContrastTokens;
import glasshead.experiment.Experiment;
import java.util.List;

/// Everything that one run of an experiment found, as plain values: what the panels show and what the command line prints.
///
/// @param otherTokens  the second prompt, [TokenRow#NONE] without one
/// @param contrast     the contrast's token ids and position
/// @param warnings     sentences about input that was accepted but may not mean what the user thinks
/// @param ablated      the run with the active interventions; the same object as `baseline` when there are none
/// @param lineEffects  for each line of the interventions, what it alone does to the logit difference; `NaN` for lines switched off
/// @param repairs      what ablated heads did, against what attribution predicted
public record Findings(Experiment experiment, ModelInfo model, TokenRow tokens, TokenRow otherTokens, ContrastTokens contrast,
        List<String> warnings, Results baseline, Results ablated, List<Double> lineEffects, Repairs repairs,
        Cost cost) {

    public boolean hasAblation() {
        return ablated != baseline;
    }
}
