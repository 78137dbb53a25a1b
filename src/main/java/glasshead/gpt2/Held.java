package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import glasshead.experiment.Site;

/// What stays as in the untouched run behind a layer, whatever else changes: where heads look, or what they read there.
///
/// @param patterns whether where heads look
/// @param values   whether the values that they gather
/// @param behind   the last layer in which nothing is held
public record Held(boolean patterns, boolean values, int behind) {

    public static final Held NOTHING = new Held(false, false, Integer.MAX_VALUE);

    boolean holds(Site site, int layer) {
        return layer > behind && (site == Site.PATTERN && patterns || site == Site.V && values);
    }

    /// @param sets variants of each row, behind each other
    /// @return `[row * set, head, pos, key]`
    NDArray pattern(PairedRows rows, int layer, NDManager scratch, Layout.Group group, int sets) {
        int[] of = group.spans().stream().mapToInt(span -> span.row() / sets).toArray();
        return Views.rows(rows.patterns(scratch, layer), of);
    }

    /// @return `[token, head, d_head]`
    NDArray value(PairedRows rows, NDArray activation, int layer, int sets) {
        NDArray values = rows.site(activation.getManager(), Site.V, layer).expandDims(1);
        Shape one = values.getShape();
        return values.broadcast(new Shape(one.get(0), sets).addAll(one.slice(2))).reshape(activation.getShape());
    }
}
