package glasshead.analysis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.experiment.Head;
import glasshead.experiment.Part;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import glasshead.gpt2.Edit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What ablating heads did to the logit difference, against what direct logit attribution said it must do; the gap between the two taken
/// apart without a rest.
///
/// Attribution reads the run without interventions and its final LayerNorm's scale. After the ablation that scale is another, and later
/// heads and MLPs read another residual stream. With w the logits that a part writes, sigma the scale, ' for the run with interventions:
///
///     actual - predicted = sum over later parts of (w' - w) / sigma + sum over all parts of w' (1 / sigma' - 1 / sigma)
///
/// Sources: "The Hydra Effect" (McGrath et al., 2023); "Explorations of Self-Repair in Language Models" (Rushing and Nanda, 2024), which
/// tells the LayerNorm's share from that of later parts.
///
/// @param heads      those whose output is changed, ascending
/// @param predicted  what the change of their own output at the contrast's position writes, under the scale of the run without
///                   interventions
/// @param actual     what the logit difference changed by
/// @param scale      the share of the final LayerNorm's scale: what all parts write now, under the new scale instead of the old
/// @param laterHeads `[layer][head]`: what each head writes more now, under the old scale, beyond what is predicted of it
/// @param laterMlps  `[layer]`: the same of each MLP; empty for models without
public record SelfRepair(List<Head> heads, double predicted, double actual, double scale, double[][] laterHeads, double[] laterMlps) {

    /// A part in an earlier layer changes by no more than arithmetic loses.
    private static final double ROUNDING = 1e-9;
    private static final Comparator<Share> STRONGEST_FIRST = Comparator.comparingDouble(share -> -Math.abs(share.value));

    /// Where no head is ablated.
    public static final SelfRepair NONE = new SelfRepair(List.of(), 0, 0, 0, new double[0][], new double[0]);

    /// @param edits of `ablated`, all on heads' output z
    public static SelfRepair of(Evidence baseline, Evidence ablated, List<Edit> edits) {
        LogitAttribution before = baseline.of(LogitAttribution.ANALYSIS);
        LogitAttribution after = ablated.of(LogitAttribution.ANALYSIS);
        double toOldScale = after.scale() / before.scale();
        double[][] predicted = predicted(baseline, before, edits);
        double[][] heads = new double[predicted.length][];
        for (int layer = 0; layer < heads.length; layer++) {
            double[] own = predicted[layer];
            double[] was = before.heads()[layer];
            double[] is = after.heads()[layer];
            heads[layer] = IntStream.range(0, own.length).mapToDouble(head -> is[head] * toOldScale - was[head] - own[head]).toArray();
        }
        double[] mlps = IntStream.range(0, before.mlps().length)
                .mapToDouble(layer -> after.mlps()[layer] * toOldScale - before.mlps()[layer]).toArray();
        double scale = (after.logitDifference() - after.unembeddingBias()) * (1 - toOldScale);
        return new SelfRepair(heads(edits, before.heads()), sum(predicted), after.logitDifference() - before.logitDifference(), scale,
                heads,
                mlps);
    }

    /// What the edits do to the heads' output in the run without interventions, read along the contrast: `[layer][head]` in logits.
    private static double[][] predicted(Evidence baseline, LogitAttribution before, List<Edit> edits) {
        double[][] changes = new double[before.heads().length][];
        int position = baseline.contrast().position();
        try (NDManager manager = baseline.model().newManager()) {
            NDArray direction = LogitDirection.of(baseline.model(), baseline.contrast(), manager).vector().expandDims(0);
            for (int layer = 0; layer < changes.length; layer++) {
                double[] was = before.heads()[layer];
                changes[layer] = new double[was.length];
                int at = layer;
                List<Edit> here = edits.stream().filter(edit -> edit.at(Site.Z, at)).toList();
                if (!here.isEmpty()) {
                    NDArray z = baseline.cache().at(manager, Site.Z, layer, position).expandDims(0).duplicate();
                    here.forEach(edit -> edit.applyToTokens(z, 0, position, position + 1));
                    float[] is = HeadDirections.along(baseline.model(), layer, direction, z).toFloatArray();
                    Arrays.setAll(changes[layer], head -> is[head] / before.scale() - was[head]);
                }
            }
        }
        return changes;
    }

    private static List<Head> heads(List<Edit> edits, double[][] shape) {
        return edits.stream().map(Edit::where).flatMap(where -> where.head() != Where.ALL ? List.of(where.asHead()).stream()
                : IntStream.range(0, shape[where.layer()].length).mapToObj(index -> new Head(where.layer(), index))).distinct().sorted()
                .toList();
    }

    /// What attribution did not foresee; the shares of the scale, later heads and later MLPs add up to it.
    public double gap() {
        return actual - predicted;
    }

    /// A share of the gap, in logits.
    ///
    /// @param parts the heads or MLPs behind it where they are several, the strongest first
    public record Share(String name, double value, List<Share> parts) {

        private Share(String name, double value) {
            this(name, value, List.of());
        }

        private static Share of(String name, List<Share> parts) {
            List<Share> changed = parts.stream().filter(part -> Math.abs(part.value) > ROUNDING).sorted(STRONGEST_FIRST).toList();
            double sum = parts.stream().mapToDouble(Share::value).sum();
            return changed.size() == 1 ? new Share(changed.getFirst().name, sum) : new Share(name, sum, changed);
        }
    }

    /// The final LayerNorm's scale, later heads, later MLPs, the strongest first; none for what there is not, such as heads after the last
    /// layer's.
    public List<Share> shares() {
        List<Share> heads = new ArrayList<>();
        for (int layer = 0; layer < laterHeads.length; layer++) {
            for (int index = 0; index < laterHeads[layer].length; index++) {
                heads.add(new Share(new Head(layer, index).toString(), laterHeads[layer][index]));
            }
        }
        List<Share> mlps = IntStream.range(0, laterMlps.length).mapToObj(layer -> new Share(Part.mlp(layer).label(), laterMlps[layer]))
                .toList();
        return Stream.of(new Share("LayerNorm's scale", scale), Share.of("later heads", heads), Share.of("later MLPs", mlps))
                .filter(share -> Math.abs(share.value) > ROUNDING).sorted(STRONGEST_FIRST).toList();
    }

    private static double sum(double[][] values) {
        return Arrays.stream(values).flatMapToDouble(Arrays::stream).sum();
    }
}
