package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import glasshead.experiment.Receiver;
import glasshead.experiment.Receiver.Port;
import glasshead.experiment.Site;
import java.util.List;

/// What the heads of a layer gather when only their queries, only their keys, or only their values are changed.
final class OneHeadAnew {

    private final PairedRows rows;
    private final Gpt2 model;
    private final Gpt2Config config;
    private final int layer;
    private final NDManager scratch;

    /// @param scratch owns everything on the way, and the results
    OneHeadAnew(PairedRows rows, int layer, NDManager scratch) {
        this.rows = rows;
        this.layer = layer;
        this.scratch = scratch;
        model = rows.model();
        config = model.config();
    }

    /// @param changed queries, keys and values of all variants, each `[row * variant * pos, head * d_head]`
    /// @return z for changed queries, for changed keys and for changed values: `[row, variant, pos, head, d_head]`
    List<NDArray> gathered(NDList changed, int variants) {
        Shape shape = new Shape(rows.rows(), variants, rows.length(), config.heads(), config.dHead());
        NDArray queries = byHead(rows.site(scratch, Site.Q, layer).expandDims(1));                   // [row, 1, head, pos, d_head]
        NDArray keys = rows.keys(scratch, Site.K, layer).expandDims(1);                              // [row, 1, key, head, d_head]
        NDArray values = rows.keys(scratch, Site.V, layer).expandDims(1);
        NDArray byQueries = product(pattern(byHead(changed.get(0).reshape(shape)), byHead(keys)), byHead(values));
        NDArray byKeys = product(pattern(queries, byHead(behind(keys, changed.get(1).reshape(shape)))), byHead(values));
        NDArray byValues = product(rows.patterns(scratch, layer).expandDims(1), byHead(behind(values, changed.get(2).reshape(shape))));
        return List.of(byHead(byQueries), byHead(byKeys), byHead(byValues));
    }

    /// What one head gathers when only what it makes at one port changes.
    ///
    /// @param changed `[row, variant, pos, d_head]`
    /// @return z in the same shape
    NDArray gathered(Receiver receiver, NDArray changed) {
        String head = ":, :, " + receiver.head() + ":" + (receiver.head() + 1);
        NDArray one = changed.expandDims(3);
        NDArray keys = rows.keys(scratch, Site.K, layer).get(head).expandDims(1);                          // [row, 1, key, 1, d_head]
        NDArray values = rows.keys(scratch, Site.V, layer).get(head).expandDims(1);
        NDArray queries = rows.site(scratch, Site.Q, layer).get(head).expandDims(1);
        NDArray pattern = receiver.port() == Port.V
                ? rows.patterns(scratch, layer).get(":, " + receiver.head() + ":" + (receiver.head() + 1)).expandDims(1)
                : pattern(byHead(receiver.port() == Port.Q ? one : queries), byHead(receiver.port() == Port.K ? behind(keys, one) : keys));
        return byHead(product(pattern, byHead(receiver.port() == Port.V ? behind(values, one) : values))).squeeze(3);
    }

    /// Where heads look with other queries, `[row, head, pos, key]`.
    ///
    /// @param queries `[row, pos, head, d_head]`
    NDArray patternOfQueries(NDArray queries) {
        return pattern(byHead(queries.expandDims(1)), byHead(rows.keys(scratch, Site.K, layer).expandDims(1))).squeeze(1);
    }

    /// Where heads look with other keys, `[row, head, pos, key]`.
    ///
    /// @param keys `[row, pos, head, d_head]`
    NDArray patternOfKeys(NDArray keys) {
        NDArray all = behind(rows.keys(scratch, Site.K, layer).expandDims(1), keys.expandDims(1));
        return pattern(byHead(rows.site(scratch, Site.Q, layer).expandDims(1)), byHead(all)).squeeze(1);
    }

    /// Changes the places of positions and heads.
    private static NDArray byHead(NDArray array) {
        return array.transpose(0, 1, 3, 2, 4);
    }

    /// Positions before the first changed one are the untouched run's.
    private NDArray behind(NDArray untouched, NDArray changed) {
        if (rows.from() == 0) {
            return changed;
        }
        NDArray before = untouched.get(":, :, 0:{}", rows.from());
        return before.broadcast(new Shape(rows.rows(), changed.getShape().get(1), rows.from(), changed.getShape().get(3), config
                .dHead())).concat(
                        changed, 2);
    }

    /// @param queries `[row, variant, head, pos, d_head]`
    /// @param keys    `[row, variant, head, key, d_head]`
    private NDArray pattern(NDArray queries, NDArray keys) {
        NDArray scores = product(queries, keys.transpose(0, 1, 2, 4, 3));
        double divisor = config.scoreDivisor(layer);
        return scores.divi(divisor).addi(ForwardPass.causalMask(scratch, rows.end(), rows.from())).softmax(-1);
    }

    private NDArray product(NDArray left, NDArray right) {
        model.work().between(left, right);
        return left.matMul(right);
    }
}
