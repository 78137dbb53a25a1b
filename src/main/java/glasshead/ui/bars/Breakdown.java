package glasshead.ui.bars;

import glasshead.analysis.LogitAttribution;
import glasshead.engine.Findings;
import glasshead.engine.SetFindings;
import glasshead.engine.SetMap;
import glasshead.experiment.Intervention;
import glasshead.experiment.Part;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import glasshead.experiment.view.BarOrder;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// The logit difference taken apart: a bar for each part, in the order of the forward pass, and the common scale of all bars.
///
/// @param writers the places between the parts where interventions write to the residual stream themselves: what they put there has no bar
/// @param set     what the means are over, nothing for one prompt
/// @param low  the most negative value of all bars, at most 0
/// @param high the most positive, at least 0
public record Breakdown(List<Bar> bars, LogitAttribution before, LogitAttribution after, List<String> writers, @Nullable SetFindings set,
        double low, double high) {

    private static final Set<Site> BETWEEN_PARTS = EnumSet.of(Site.ATTN_OUT, Site.RESID_PRE, Site.RESID_MID, Site.RESID_POST);

    /// Only for findings with a contrast.
    public static Breakdown of(Findings found) {
        return of(found.baseline().get(LogitAttribution.ANALYSIS), found.ablated().get(LogitAttribution.ANALYSIS), found.experiment()
                .active());
    }

    /// Means over a set, once some of it is known.
    ///
    /// @param ablation of each head by itself, where it was asked for
    static Optional<Breakdown> of(SetFindings found, @Nullable SetMap ablation) {
        List<Intervention> active = found.changed().isEmpty() ? List.of() : found.question().conditions().getFirst();
        return found.baseline().meanAttribution().flatMap(before -> found.now().meanAttribution().map(after -> of(before, after, active)
                .over(found, ablation)));
    }

    private Breakdown over(SetFindings found, @Nullable SetMap ablation) {
        List<Bar> spread = bars.stream().map(bar -> new Bar(bar.part(), bar.before(), bar.after(), bar.ablated(), found.now().spread(
                each -> each.of(bar.part())).standardError(), ablation != null && bar.part().isHead()
                        ? -ablation.effect(bar.part().layer() * found.model().heads() + bar.part().head()).mean() : Double.NaN)).toList();
        return new Breakdown(spread, before, after, writers, found, ends(spread).min().orElse(0), ends(spread).max().orElse(0));
    }

    private static Breakdown of(LogitAttribution before, LogitAttribution after, List<Intervention> active) {
        List<Bar> bars = before.parts().stream().map(part -> bar(part, before, after, active)).toList();
        List<String> writers = active.stream().map(Intervention::where).filter(where -> BETWEEN_PARTS.contains(where.site()))
                .map(Where::label).distinct().toList();
        return new Breakdown(bars, before, after, writers, null, ends(bars).min().orElse(0), ends(bars).max().orElse(0));
    }

    /// The same with a scale that reaches as far as another's too.
    Breakdown reaching(Breakdown other) {
        return new Breakdown(bars, before, after, writers, set, Math.min(low, other.low), Math.max(high, other.high));
    }

    private static Bar bar(Part part, LogitAttribution before, LogitAttribution after, List<Intervention> active) {
        return new Bar(part, before.of(part), after.of(part), active.stream().anyMatch(line -> line.ablates(part)));
    }

    /// By size means by size before: a bar keeps its place when something is ablated, so that the eye finds it again.
    public List<Bar> sorted(BarOrder order) {
        return order == BarOrder.LAYER ? bars
                : bars.stream().sorted(Comparator.comparingDouble((Bar bar) -> Math.abs(bar.before())).reversed()).toList();
    }

    boolean has(Part part) {
        return bars.stream().anyMatch(bar -> bar.part().equals(part));
    }

    /// Whether there is a run with interventions beside the one without.
    boolean isCompared(@Nullable Findings found) {
        return set != null ? !set.changed().isEmpty() : found != null && found.hasAblation();
    }

    /// Whether what ablation takes away is known of the parts.
    boolean hasTaken() {
        return bars.stream().anyMatch(bar -> !Double.isNaN(bar.takes()));
    }

    /// Whether the bars account for both logit differences.
    public boolean addsUp() {
        return before.addsUp() && (after.addsUp() || !writers.isEmpty());
    }

    /// What interventions between the parts write towards the answer themselves.
    double written() {
        return writers.isEmpty() ? 0 : after.remainder();
    }

    /// The larger of the two runs' remainders: what can't be accounted for.
    public double remainder() {
        if (!writers.isEmpty()) {
            return before.remainder();
        }
        return Math.abs(after.remainder()) > Math.abs(before.remainder()) ? after.remainder() : before.remainder();
    }

    private static DoubleStream ends(List<Bar> bars) {
        return DoubleStream.concat(DoubleStream.of(0), bars.stream().flatMapToDouble(bar -> DoubleStream.of(bar.before(), bar.end(-1), bar
                .end(1))))
                .filter(Double::isFinite);
    }
}
