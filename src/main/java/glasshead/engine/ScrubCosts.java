package glasshead.engine;

import glasshead.analysis.Spread;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.ScrubMetric;
import glasshead.experiment.ScrubPart;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the parts of a hypothesis cost, each by itself.
///
/// @param costs    those known so far, in the order of the tree
/// @param of       how many there will be
/// @param span     by metric, what the base has more than the model; what is recovered is a share of that
/// @param proposal where inputs that the tree does not name were asked about, the tree with the one that costs most as a node; once all is
///                 known
public record ScrubCosts(Question.OfScrubParts question, ModelInfo model, List<Cost> costs, int of, double[] span,
        @Nullable Proposal proposal, double milliseconds) {

    /// @param change by metric, the mean over rows of what the part changes, against the model or the whole hypothesis
    /// @param values by metric, by row
    public record Cost(ScrubPart part, Spread[] change, double[][] values) {
        public Spread change(ScrubMetric metric) {
            return change[metric.ordinal()];
        }
    }

    /// @param recovered by metric, of the whole tree
    public record Proposal(Hypothesis hypothesis, String words, double[] recovered) {
        public double recovered(ScrubMetric metric) {
            return recovered[metric.ordinal()];
        }
    }

    /// How many points of what is recovered a part costs; `NaN` where base and model are equal.
    public double share(Cost cost, ScrubMetric metric) {
        return span[metric.ordinal()] == 0 ? Double.NaN : cost.change(metric).mean() / span[metric.ordinal()];
    }

    /// The most expensive first.
    public List<Cost> ranked(ScrubMetric metric) {
        return costs.stream().sorted(Comparator.comparingDouble((Cost cost) -> Double.isNaN(share(cost, metric)) ? -Math.abs(cost.change(
                metric).mean()) : -share(cost, metric))).toList();
    }
}
