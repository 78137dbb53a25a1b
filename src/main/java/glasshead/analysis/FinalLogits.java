package glasshead.analysis;

import ai.djl.ndarray.NDArray;
import glasshead.gpt2.Gpt2;
import java.util.Collections;
import java.util.List;

/// The logit difference of many final residual streams at once: only the contrast's direction is unembedded, each row under its own
/// LayerNorm.
public final class FinalLogits {

    private FinalLogits() {}

    /// @param residuals `[row, d_model]`, whose manager owns what is computed on the way
    /// @return the logit difference of each row
    public static double[] differences(Gpt2 model, NDArray residuals, ContrastTokens contrast) {
        return differences(model, residuals, Collections.nCopies((int) residuals.getShape().get(0), contrast));
    }

    /// The same with a contrast for each row.
    public static double[] differences(Gpt2 model, NDArray residuals, List<ContrastTokens> contrasts) {
        return differences(model, residuals, LogitDirections.of(model, contrasts, residuals.getManager()));
    }

    static double[] differences(Gpt2 model, NDArray residuals, LogitDirections directions) {
        float[] along = residuals.mul(directions.vectors()).sum(new int[] {1}).div(model.finalScale(residuals).squeeze(1)).toFloatArray();
        double[] differences = new double[along.length];
        for (int row = 0; row < along.length; row++) {
            differences[row] = along[row] + directions.constants()[row];
        }
        return differences;
    }
}
