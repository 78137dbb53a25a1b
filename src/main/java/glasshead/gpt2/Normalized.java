package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import glasshead.gpt2.Gpt2Weights.Affine;
import glasshead.gpt2.Gpt2Weights.Norm;

/// LayerNorm taken apart as TransformerLens does: `scale` `[..., 1]` is the root of the mean square of the centred input plus epsilon,
/// `values` the centred input divided by it (times gain plus offset, while those are not folded away).
record Normalized(NDArray scale, NDArray values) {

    static Normalized of(Norm norm, NDArray x, double epsilon) {
        return of(norm, x, x, epsilon);
    }

    /// With the scale of another input, so that it is linear in `x`.
    ///
    /// @param scaled broadcasts to `x`
    static Normalized of(Norm norm, NDArray x, NDArray scaled, double epsilon) {
        if (!norm.present()) {
            Shape shape = x.getShape();
            return new Normalized(x.getManager().ones(shape.slice(0, shape.dimension() - 1).add(1)), x);
        }
        NDArray centred = x.sub(x.mean(new int[] {-1}, true));
        NDArray from = scaled == x ? centred : scaled.sub(scaled.mean(new int[] {-1}, true));
        NDArray scale = from.square().mean(new int[] {-1}, true).addi(epsilon).sqrt();
        // Not in place: the gradient of the square needs the centred input.
        NDArray values = centred.div(scale);
        Affine affine = norm.affine();
        return new Normalized(scale, affine == null ? values : values.muli(affine.gain()).addi(affine.offset()));
    }
}
