package glasshead.analysis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import glasshead.gpt2.Gpt2;
import java.util.IdentityHashMap;
import java.util.List;

/// The directions that several contrasts read, one for each row of a batch.
///
/// @param vectors   `[row, d_model]`, or `[1, d_model]` where all rows ask the same
/// @param constants by row
record LogitDirections(NDArray vectors, double[] constants) {

    static LogitDirections of(Gpt2 model, List<ContrastTokens> contrasts, NDManager manager) {
        IdentityHashMap<ContrastTokens, LogitDirection> different = new IdentityHashMap<>();
        List<LogitDirection> directions = contrasts.stream()
                .map(contrast -> different.computeIfAbsent(contrast, each -> LogitDirection.of(model, each, manager))).toList();
        NDArray vectors = different.size() == 1 ? directions.getFirst().vector().expandDims(0)
                : NDArrays.stack(new NDList(directions.stream().map(LogitDirection::vector).toList()));
        return new LogitDirections(vectors, directions.stream().mapToDouble(LogitDirection::constant).toArray());
    }

    /// How far vectors in the residual stream, one for each row, go along its direction, in logits.
    ///
    /// @param written `[row, d_model]`
    /// @param scales  the final LayerNorm's, by row
    double[] of(NDArray written, double[] scales) {
        return scaled(written.mul(vectors).sum(new int[] {1}).toFloatArray(), scales);
    }

    static double[] scaled(float[] along, double[] scales) {
        double[] logits = new double[along.length];
        for (int row = 0; row < along.length; row++) {
            logits[row] = along[row] / scales[row];
        }
        return logits;
    }
}
