package glasshead.ui.interventions;

import glasshead.experiment.Action;
import glasshead.experiment.Intervention;

/// One line of the list as it is shown.
///
/// @param index      which line of the experiment
/// @param positions  where along the prompt, in words
/// @param effect     what it alone does to the logit difference
/// @param lacksOther whether it needs a second prompt and there is none
/// @param problem    the sentence that says why it can't be made in this model and prompt, empty when it can
/// @param references what its values are taken over, in words; empty where they are taken over nothing
record Line(int index, Intervention intervention, String positions, String effect, boolean lacksOther, String problem,
        String references) {

    static boolean needsOther(Action action) {
        return action instanceof Action.CopyOther || action instanceof Action.AddDifference;
    }

    static boolean needsReferences(Action action) {
        return action instanceof Action.Mean || action instanceof Action.CopyReference;
    }
}
