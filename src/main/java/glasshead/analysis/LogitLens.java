package glasshead.analysis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.gpt2.Gpt2;

/// What the model would say if it ended before each block: the residual stream there through the final LayerNorm, recomputed, and the
/// unembedding.
///
/// Source: "interpreting GPT: the logit lens" (nostalgebraist, 2020). Attribution freezes the LayerNorm's scale; the lens never does.
///
/// @param top             the most probable token before each block, then after the last one, at the contrast's position
/// @param logitDifference the contrast read there
public record LogitLens(int[] top, double[] logitDifference) {

    public static final Analysis<LogitLens> ANALYSIS = LogitLens::of;

    static LogitLens of(Evidence evidence) {
        Gpt2 model = evidence.model();
        int places = model.config().layers() + 1;
        int[] top = new int[places];
        double[] differences = new double[places];
        for (int layer = 0; layer < places; layer++) {
            try (NDManager manager = model.newManager()) {
                int position = evidence.contrast().position();
                NDArray row = evidence.cache().residualBefore(manager, layer).get("{}:{}", position, position + 1);
                top[layer] = (int) model.logits(row).argMax(1).getLong(0);
                differences[layer] = FinalLogits.differences(model, row, evidence.contrast())[0];
            }
        }
        return new LogitLens(top, differences);
    }
}
