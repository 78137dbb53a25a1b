package glasshead.ui.bars;

import glasshead.analysis.LogitAttribution;
import glasshead.engine.Findings;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import glasshead.experiment.view.BarOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/// The logit difference taken apart: a bar for each part, in the order of the forward pass, and the common scale of all bars.
///
/// @param writers the places between the parts where interventions write to the residual stream themselves: what they put there has no bar
/// @param low  the most negative value of all bars, at most 0
/// @param high the most positive, at least 0
public record Breakdown(List<Bar> bars, LogitAttribution before, LogitAttribution after, List<String> writers, double low, double high) {

    private static final Set<Site> BETWEEN_PARTS = EnumSet.of(Site.ATTN_OUT, Site.RESID_PRE, Site.RESID_MID, Site.RESID_POST);

    /// Only for findings with a contrast.
    public static Breakdown of(Findings found) {
        LogitAttribution before = found.baseline().get(LogitAttribution.ANALYSIS);
        LogitAttribution after = found.ablated().get(LogitAttribution.ANALYSIS);
        List<Intervention> active = found.experiment().active();
        List<Bar> bars = new ArrayList<>();
        bars.add(bar(Part.Whole.EMBEDDING, before.embedding(), after.embedding(), active));
        bars.add(bar(Part.Whole.POSITION, before.position(), after.position(), active));
        for (int layer = 0; layer < found.model().layers(); layer++) {
            for (int index = 0; index < found.model().heads(); index++) {
                Head head = new Head(layer, index);
                bars.add(bar(new Part.OfHead(head), before.of(head), after.of(head), active));
            }
            if (layer < before.mlps().length) { // attention-only models have none
                bars.add(bar(new Part.Mlp(layer), before.mlps()[layer], after.mlps()[layer], active));
            }
        }
        bars.add(bar(Part.Whole.BIASES, before.biases(), after.biases(), active));
        List<String> writers = active.stream().map(Intervention::where).filter(where -> BETWEEN_PARTS.contains(where.site()))
                .map(Where::label).distinct().toList();
        return new Breakdown(List.copyOf(bars), before, after, writers, ends(bars).min().orElse(0), ends(bars).max().orElse(0));
    }

    /// The same with a scale that reaches as far as another's too.
    Breakdown reaching(Breakdown other) {
        return new Breakdown(bars, before, after, writers, Math.min(low, other.low), Math.max(high, other.high));
    }

    private static Bar bar(Part part, double before, double after, List<Intervention> active) {
        return new Bar(part, before, after, active.stream().anyMatch(part::isAblatedBy));
    }

    /// By size means by size before: a bar keeps its place when something is ablated, so that the eye finds it again.
    public List<Bar> sorted(BarOrder order) {
        return order == BarOrder.LAYER ? bars
                : bars.stream().sorted(Comparator.comparingDouble((Bar bar) -> Math.abs(bar.before())).reversed()).toList();
    }

    boolean has(Part part) {
        return bars.stream().anyMatch(bar -> bar.part().equals(part));
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
        return DoubleStream.concat(DoubleStream.of(0), bars.stream().flatMapToDouble(bar -> DoubleStream.of(bar.before(), bar.after())))
                .filter(Double::isFinite);
    }
}
