package glasshead.ui.bars;

import glasshead.analysis.LogitAttribution;
import glasshead.engine.Findings;
import glasshead.experiment.Head;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/// The logit difference taken apart: a bar for each part, in the order of the forward pass, and the common scale of all bars.
///
/// @param low  the most negative value of all bars, at most 0
/// @param high the most positive, at least 0
public record Breakdown(List<Bar> bars, LogitAttribution before, LogitAttribution after, double low, double high) {

    /// In which order the bars stand.
    public enum Order {
        SIZE("Size", "The strongest part of the run without interventions first"),
        LAYER("Layer", "In the order of the forward pass");

        private final String label;
        private final String meaning;

        Order(String label, String meaning) {
            this.label = label;
            this.meaning = meaning;
        }

        public String label() {
            return label;
        }

        public String meaning() {
            return meaning;
        }
    }

    /// Only for findings with a contrast.
    public static Breakdown of(Findings found) {
        LogitAttribution before = found.baseline().get(LogitAttribution.ANALYSIS);
        LogitAttribution after = found.ablated().get(LogitAttribution.ANALYSIS);
        List<Bar> bars = new ArrayList<>();
        bars.add(new Bar(Part.Whole.EMBEDDING, before.embedding(), after.embedding(), false));
        bars.add(new Bar(Part.Whole.POSITION, before.position(), after.position(), false));
        for (int layer = 0; layer < found.model().layers(); layer++) {
            for (int index = 0; index < found.model().heads(); index++) {
                Head head = new Head(layer, index);
                bars.add(new Bar(new Part.OfHead(head), before.of(head), after.of(head), found.experiment().ablates(head)));
            }
            if (layer < before.mlps().length) { // attention-only models have none
                bars.add(new Bar(new Part.Mlp(layer), before.mlps()[layer], after.mlps()[layer], false));
            }
        }
        bars.add(new Bar(Part.Whole.BIASES, before.biases(), after.biases(), false));
        return new Breakdown(List.copyOf(bars), before, after, ends(bars).min().orElse(0), ends(bars).max().orElse(0));
    }

    /// By size means by size before: a bar keeps its place when something is ablated, so that the eye finds it again.
    public List<Bar> sorted(Order order) {
        return order == Order.LAYER ? bars
                : bars.stream().sorted(Comparator.comparingDouble((Bar bar) -> Math.abs(bar.before())).reversed()).toList();
    }

    boolean has(Part part) {
        return bars.stream().anyMatch(bar -> bar.part().equals(part));
    }

    /// Whether the bars account for both logit differences.
    public boolean addsUp() {
        return before.addsUp() && after.addsUp();
    }

    /// The larger of the two runs' remainders.
    public double remainder() {
        return Math.abs(after.remainder()) > Math.abs(before.remainder()) ? after.remainder() : before.remainder();
    }

    private static DoubleStream ends(List<Bar> bars) {
        return DoubleStream.concat(DoubleStream.of(0), bars.stream().flatMapToDouble(bar -> DoubleStream.of(bar.before(), bar.after())))
                .filter(Double::isFinite);
    }
}
