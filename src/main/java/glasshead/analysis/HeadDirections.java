package glasshead.analysis;

import ai.djl.ndarray.NDArray;
import glasshead.gpt2.Gpt2;
import java.util.Arrays;

/// A direction of the residual stream seen from before W_O: what each unit of each head's z or value writes along it.
final class HeadDirections {

    private HeadDirections() {}

    /// @param direction `[d_model]`, whose manager owns the result
    /// @return `[head, d_head]`
    static NDArray of(Gpt2 model, int layer, NDArray direction) {
        NDArray row = direction.reshape(1, -1);
        return row.getNDArrayInternal().linear(row, model.weights().block(layer).output(), null).get(0)
                .reshape(model.config().heads(), model.config().dHead());
    }

    /// What each head writes along the direction at one position: its z times its rows of W_O. The direction is taken through W_O once for
    /// all heads.
    ///
    /// @param z `[head, d_head]`
    static double[] along(Gpt2 model, int layer, NDArray direction, NDArray z) {
        float[] sums = z.mul(of(model, layer, direction)).sum(new int[] {1}).toFloatArray();
        double[] heads = new double[sums.length];
        Arrays.setAll(heads, head -> sums[head]);
        return heads;
    }
}
