package glasshead.experiment.view;

import glasshead.experiment.BadInput;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.ScrubMetric;
import glasshead.experiment.Usual;
import java.util.ArrayList;
import java.util.List;

/// The hypothesis that is drawn, how surely it is tested, and what a search for one is asked.
///
/// @param hypothesis [Hypothesis#NONE] until one is begun
/// @param samples    how many times rows are drawn at most
/// @param until      the standard error of the mean logit difference over samples at which there are enough
/// @param metric     by which parts are ranked, and a search goes
/// @param recover    the share of it that a search is to recover
/// @param budget     how many trees a search tries at most
/// @param tested     what was tested, the last first; undo takes nothing of it away
public record ScrubLook(Hypothesis hypothesis, int samples, double until, ScrubMetric metric, double recover, int budget,
        List<Tested> tested) {

    @Usual
    public static final ScrubLook USUAL = new ScrubLook(Hypothesis.NONE, 256, .05, ScrubMetric.LOSS, .9, 2000, List.of());

    private static final int MOST_TESTED = 100;

    public ScrubLook {
        if (samples < 1 || !(until >= 0)) {
            throw new BadInput("samples are 1 or more, and until is a standard error");
        }
        if (!(recover > 0 && recover <= 1) || budget < 1) {
            throw new BadInput("recover is a share above 0 up to 1, and budget 1 or more");
        }
        tested = List.copyOf(tested.subList(0, Math.min(tested.size(), MOST_TESTED)));
    }

    public ScrubLook withHypothesis(Hypothesis changed) {
        return new ScrubLook(changed, samples, until, metric, recover, budget, tested);
    }

    public ScrubLook withUntil(double changed) {
        return new ScrubLook(hypothesis, samples, changed, metric, recover, budget, tested);
    }

    public ScrubLook withMetric(ScrubMetric changed) {
        return new ScrubLook(hypothesis, samples, until, changed, recover, budget, tested);
    }

    public ScrubLook withRecover(double changed) {
        return new ScrubLook(hypothesis, samples, until, metric, changed, budget, tested);
    }

    public ScrubLook withBudget(int changed) {
        return new ScrubLook(hypothesis, samples, until, metric, recover, changed, tested);
    }

    /// With one that was tested now, in the place of what was found for it before.
    public ScrubLook withTested(Tested now) {
        List<Tested> all = new ArrayList<>(tested);
        all.removeIf(before -> before.hypothesis().equals(now.hypothesis()) && before.model().equals(now.model()) && before.set().equals(now
                .set()) && before.prompts() == now.prompts());
        all.addFirst(now);
        return withTested(all);
    }

    ScrubLook withTested(List<Tested> changed) {
        return new ScrubLook(hypothesis, samples, until, metric, recover, budget, changed);
    }
}
