package glasshead.experiment.view;

import glasshead.experiment.BadInput;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.Usual;

/// The hypothesis that is drawn, and how surely it is tested.
///
/// @param hypothesis [Hypothesis#NONE] until one is begun
/// @param samples    how many times rows are drawn at most
/// @param until      the standard error of the mean logit difference over samples at which there are enough
public record ScrubLook(Hypothesis hypothesis, int samples, double until) {

    @Usual
    public static final ScrubLook USUAL = new ScrubLook(Hypothesis.NONE, 256, .05);

    public ScrubLook {
        if (samples < 1 || !(until >= 0)) {
            throw new BadInput("samples are 1 or more, and until is a standard error");
        }
    }

    public ScrubLook withHypothesis(Hypothesis changed) {
        return new ScrubLook(changed, samples, until);
    }

    public ScrubLook withUntil(double changed) {
        return new ScrubLook(hypothesis, samples, changed);
    }
}
