package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.experiment.Head;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import glasshead.gpt2.ActivationSums.Place;
import glasshead.gpt2.Edit.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// Only some heads are kept: every other head's z is at its mean over other runs, position by position; MLPs are as they come.
///
/// Source: "Interpretability in the Wild" (Wang et al., 2022).
public final class HeadMeans {

    private HeadMeans() {}

    /// @param kept   a set of heads for each variant
    /// @param means  of z in every layer, over runs that are as long
    /// @param target owns the result
    /// @return the final residual streams at the position that is read, `[row, variant, d_model]`
    public static NDArray residuals(PairedRows rows, List<? extends Collection<Head>> kept, ActivationSums means, NDManager target,
            BooleanSupplier cancelled) {
        Gpt2Config config = rows.model().config();
        List<VariantBatch.Variant> variants = new ArrayList<>();
        try (NDManager values = rows.model().newManager()) {
            List<Edit> all = new ArrayList<>();
            int[] positions = IntStream.range(0, rows.end()).toArray();
            for (int layer = 0; layer < config.layers(); layer++) {
                NDArray mean = means.perPosition(values, new Place(Site.Z, layer), rows.end());
                for (int head = 0; head < config.heads(); head++) {
                    all.add(new Edit(Where.z(new Head(layer, head)), positions, false, new Change.Replace(mean.get(":, {}", head), true,
                            false)));
                }
            }
            for (int row = 0; row < rows.rows(); row++) {
                for (Collection<Head> heads : kept) {
                    List<Edit> edits = all.stream().filter(edit -> !heads.contains(edit.where().asHead())).toList();
                    variants.add(new VariantBatch.Variant(rows.run(row), rows.end() - 1, edits, List.of()));
                }
            }
            return VariantBatch.residuals(rows.model(), variants, target, cancelled).reshape(rows.rows(), kept.size(), config.dModel());
        }
    }
}
