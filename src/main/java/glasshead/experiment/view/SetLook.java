package glasshead.experiment.view;

import glasshead.experiment.Metric;
import glasshead.experiment.Usual;

/// How a set is looked at, where the experiment is about one.
///
/// @param own      whether the panels speak of the shown example alone rather than of the set
/// @param metric   which one the outcome and its dots show
/// @param order    of the rows
/// @param ablation what is computed of each head beside its attribution
/// @param pattern  which attention patterns are shown
public record SetLook(boolean own, Metric metric, SetOrder order, SetAblation ablation, SetPattern pattern) {

    @Usual
    public static final SetLook USUAL = new SetLook(false, Metric.LOGIT_DIFFERENCE, SetOrder.FILE, SetAblation.NONE, SetPattern.MEAN);

    public SetLook withOwn(boolean changed) {
        return new SetLook(changed, metric, order, ablation, pattern);
    }

    public SetLook withMetric(Metric changed) {
        return new SetLook(own, changed, order, ablation, pattern);
    }

    public SetLook withOrder(SetOrder changed) {
        return new SetLook(own, metric, changed, ablation, pattern);
    }

    public SetLook withAblation(SetAblation changed) {
        return new SetLook(own, metric, order, changed, pattern);
    }

    public SetLook withPattern(SetPattern changed) {
        return new SetLook(own, metric, order, ablation, changed);
    }
}
