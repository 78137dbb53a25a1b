package glasshead.analysis;

import ai.djl.ndarray.NDArray;
import glasshead.gpt2.Gpt2;

/// A direction of the residual stream seen from before W_O: what each unit of each head's z or value writes along it.
final class HeadDirections {

    private HeadDirections() {}

    /// @param direction `[d_model]`, whose manager owns the result
    /// @return `[head, d_head]`
    static NDArray of(Gpt2 model, int layer, NDArray direction) {
        return each(model, layer, direction.reshape(1, -1)).squeeze(0);
    }

    /// @param directions `[row, d_model]`
    /// @return `[row, head, d_head]`
    private static NDArray each(Gpt2 model, int layer, NDArray directions) {
        return directions.getNDArrayInternal().linear(directions, model.weights().block(layer).output(), null).get(0)
                .reshape(-1, model.config().heads(), model.config().dHead());
    }

    /// What each head writes along a direction at one position of each row: its z times its rows of W_O. A direction is taken through W_O
    /// once for all heads.
    ///
    /// @param directions `[row, d_model]`, or one for all rows
    /// @param z          `[row, head, d_head]`
    /// @return `[row, head]`
    static NDArray along(Gpt2 model, int layer, NDArray directions, NDArray z) {
        return z.mul(each(model, layer, directions)).sum(new int[] {2});
    }
}
