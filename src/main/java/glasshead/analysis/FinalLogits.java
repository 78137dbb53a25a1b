package glasshead.analysis;

import ai.djl.ndarray.NDArray;
import glasshead.gpt2.Gpt2;

/// The logit difference of many final residual streams at once: only the contrast's direction is unembedded, each row under its own
/// LayerNorm.
public final class FinalLogits {

    private FinalLogits() {}

    /// @param residuals `[row, d_model]`, whose manager owns what is computed on the way
    /// @return the logit difference of each row
    public static double[] differences(Gpt2 model, NDArray residuals, ContrastTokens contrast) {
        LogitDirection direction = LogitDirection.of(model, contrast, residuals.getManager());
        float[] along = residuals.matMul(direction.vector()).div(model.finalScale(residuals).squeeze(1)).toFloatArray();
        double[] differences = new double[along.length];
        for (int row = 0; row < along.length; row++) {
            differences[row] = along[row] + direction.constant();
        }
        return differences;
    }
}
