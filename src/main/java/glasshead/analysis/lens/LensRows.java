package glasshead.analysis.lens;

import ai.djl.ndarray.NDArray;
import glasshead.gpt2.Gpt2;

/// Takes residual streams through a lens.
final class LensRows {

    private LensRows() {}

    /// @param rows `[row, d_model]`, whose manager owns the result
    static NDArray through(Lens lens, Gpt2 model, NDArray rows, int layer) {
        return switch (lens) {
            case Lens.Logit _ -> rows;
        };
    }
}
