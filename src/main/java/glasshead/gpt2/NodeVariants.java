package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.experiment.PatchedNode;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import glasshead.gpt2.Edit.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// Activations that are taken from elsewhere one at a time, everything behind them computed anew: activation patching.
public final class NodeVariants {

    private NodeVariants() {}

    /// @param target owns the result
    /// @return final residual streams at the position that is read, `[row, node, d_model]`
    public static NDArray residuals(PairedRows rows, List<PatchedNode> nodes, NDManager target, BooleanSupplier cancelled) {
        try (NDManager scratch = rows.model().newManager()) {
            List<NDArray> values = nodes.stream().map(node -> values(rows, node, scratch)).toList();
            List<VariantBatch.Variant> batch = new ArrayList<>();
            for (int row = 0; row < rows.rows(); row++) {
                for (int i = 0; i < nodes.size(); i++) {
                    batch.add(new VariantBatch.Variant(rows.run(row), rows.end() - 1, List.of(edit(rows, nodes.get(i), values.get(i).get(
                            row))), List.of()));
                }
            }
            NDArray residuals = VariantBatch.residuals(rows.model(), batch, scratch, cancelled).reshape(rows.rows(), nodes.size(), rows
                    .model().config().dModel());
            residuals.attach(target);
            return residuals;
        }
    }

    /// What the node is set to, `[row, pos, ...]`.
    private static NDArray values(PairedRows rows, PatchedNode node, NDManager scratch) {
        int layer = node.part().layer();
        NDArray here = node.site() == Site.RESID_PRE ? rows.before(scratch, 0) : rows.site(scratch, node.site(), layer);
        NDArray there = here.add(rows.change(scratch, node.site(), layer));
        return node.part().isHead() ? there.get(":, :, {}", node.part().head()) : there;
    }

    private static Edit edit(PairedRows rows, PatchedNode node, NDArray values) {
        Where where = node.part().isHead() ? Where.head(node.site(), node.part().asHead()) : Where.layer(node.site(), node.part().layer());
        return new Edit(where, IntStream.range(rows.from(), rows.end()).toArray(), false, new Change.Replace(values, true, false));
    }
}
