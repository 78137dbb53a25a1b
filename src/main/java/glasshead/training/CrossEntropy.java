package glasshead.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/// What a model pays for each token that it had to predict: minus the logarithm of the probability that it gave to it, in nats.
final class CrossEntropy {

    private CrossEntropy() {}

    /// @param logits  `[row, pos, vocab]`
    /// @param targets `[row][pos]`, the token that comes next at each place
    /// @return `[row * pos]`
    static NDArray of(NDArray logits, int[][] targets) {
        NDArray wanted = logits.getManager().create(targets).toType(DataType.INT64, false).reshape(-1, 1);
        return logits.reshape(-1, logits.getShape().get(2)).logSoftmax(1).gather(wanted, 1).neg().flatten();
    }

    /// The same with the logarithm taken in double precision: in fp32 losses below 1e-7 are zero, and a model that is nearly perfect stops
    /// learning.
    static NDArray precise(NDArray logits, int[][] targets) {
        // DJL's cast is cut off from gradients; a product with a wider number is not.
        NDArray one = logits.getManager().create(new double[] {1}, new Shape(1));
        return of(logits.mul(one), targets);
    }
}
