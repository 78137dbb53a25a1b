package glasshead.experiment.view;

import glasshead.experiment.BadInput;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.ScrubMetric;
import glasshead.experiment.Usual;

/// The hypothesis that is drawn, how surely it is tested, and what a search for one is asked.
///
/// @param hypothesis [Hypothesis#NONE] until one is begun
/// @param samples    how many times rows are drawn at most
/// @param until      the standard error of the mean logit difference over samples at which there are enough
/// @param metric     by which parts are ranked, and a search goes
/// @param recover    the share of it that a search is to recover
/// @param budget     how many trees a search tries at most
public record ScrubLook(Hypothesis hypothesis, int samples, double until, ScrubMetric metric, double recover, int budget) {

    @Usual
    public static final ScrubLook USUAL = new ScrubLook(Hypothesis.NONE, 256, .05, ScrubMetric.LOSS, .9, 2000);

    public ScrubLook {
        if (samples < 1 || !(until >= 0)) {
            throw new BadInput("samples are 1 or more, and until is a standard error");
        }
        if (!(recover > 0 && recover <= 1) || budget < 1) {
            throw new BadInput("recover is a share above 0 up to 1, and budget 1 or more");
        }
    }

    public ScrubLook withHypothesis(Hypothesis changed) {
        return new ScrubLook(changed, samples, until, metric, recover, budget);
    }

    public ScrubLook withUntil(double changed) {
        return new ScrubLook(hypothesis, samples, changed, metric, recover, budget);
    }

    public ScrubLook withMetric(ScrubMetric changed) {
        return new ScrubLook(hypothesis, samples, until, changed, recover, budget);
    }

    public ScrubLook withRecover(double changed) {
        return new ScrubLook(hypothesis, samples, until, metric, changed, budget);
    }

    public ScrubLook withBudget(int changed) {
        return new ScrubLook(hypothesis, samples, until, metric, recover, changed);
    }
}
