package glasshead.engine;

import glasshead.analysis.Spread;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.ScrubPart;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the parts of a hypothesis cost, each by itself.
///
/// @param costs    those known so far, in the order of the tree
/// @param of       how many there will be
/// @param span     by figure, what the base has more than the model; what is recovered is a share of that
/// @param proposal where inputs that the tree does not name were asked about, the tree with the one that costs most as a node; once all is
///                 known
public record ScrubCosts(Question.OfScrubParts question, ModelInfo model, List<Cost> costs, int of, double[] span,
        @Nullable Proposal proposal, double milliseconds) {

    /// @param change by figure, the mean over rows of what the part changes, against the model or the whole hypothesis
    /// @param values by figure, by row
    public record Cost(ScrubPart part, Spread[] change, double[][] values) {
    }

    /// @param recovered by figure, of the whole tree
    public record Proposal(Hypothesis hypothesis, String words, double[] recovered) {
    }

    /// How many points of what is recovered a part costs; `NaN` where base and model are equal.
    public double share(Cost cost, int figure) {
        return span[figure] == 0 ? Double.NaN : cost.change[figure].mean() / span[figure];
    }

    /// The most expensive first.
    public List<Cost> ranked(int figure) {
        return costs.stream().sorted(Comparator.comparingDouble((Cost cost) -> span[figure] == 0 ? -Math.abs(cost.change[figure].mean())
                : -share(cost, figure))).toList();
    }

    /// What a figure is called.
    public static String key(int figure) {
        return ScrubRows.KEYS.get(figure);
    }

    /// A figure's place among those of [ScrubFindings], -1 for none.
    public static int figure(String key) {
        return ScrubRows.KEYS.indexOf(key);
    }
}
