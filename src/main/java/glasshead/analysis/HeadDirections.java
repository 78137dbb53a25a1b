package glasshead.analysis;

import ai.djl.ndarray.NDArray;
import glasshead.gpt2.Gpt2;

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
}
