package glasshead.analysis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/// Matrices of low rank, one for each head, as products A B, with all that norms of products need of them. The matrices themselves are
/// never made.
///
/// @param left        A of all heads side by side, `[outer, head * inner]`
/// @param right       B of all heads one under the other, `[head * inner, outer]`
/// @param leftSquare  AᵀA, `[head, inner, inner]`
/// @param rightSquare B Bᵀ, `[head, inner, inner]`
/// @param norms       the squared Frobenius norm of each A B
record Factors(NDArray left, NDArray right, NDArray leftSquare, NDArray rightSquare, float[] norms) {

    /// @param left  `[head, outer, inner]`, whose manager owns the result with that of `right`
    /// @param right `[head, inner, outer]`
    static Factors of(NDArray left, NDArray right) {
        Shape shape = left.getShape();
        long columns = shape.get(0) * shape.get(2);
        NDArray leftSquare = left.transpose(0, 2, 1).matMul(left);
        NDArray rightSquare = right.matMul(right.transpose(0, 2, 1));
        return new Factors(left.transpose(1, 0, 2).reshape(shape.get(1), columns), right.reshape(columns, shape.get(1)), leftSquare,
                rightSquare,
                leftSquare.mul(rightSquare).sum(new int[] {1, 2}).toFloatArray());
    }

    /// The Frobenius norm of each product of one of these and one of those, divided by the two's own: `[one of these][one of those]`.
    ///
    /// With M = B C the squared norm of A B C D is the sum of (AᵀA M) ∘ (M D Dᵀ).
    ///
    /// @param those what is multiplied from the right; results stay with the manager of these
    double[][] productNorms(Factors those) {
        long width = leftSquare.getShape().get(1);
        NDArray inner = right.matMul(those.left).reshape(norms.length, width, those.norms.length, width).transpose(0, 2, 1, 3);
        NDArray before = leftSquare.reshape(norms.length, 1, width, width).matMul(inner);
        NDArray behind = inner.matMul(those.rightSquare.reshape(1, those.norms.length, width, width));
        float[] squares = before.mul(behind).sum(new int[] {2, 3}).toFloatArray();
        double[][] ratios = new double[norms.length][those.norms.length];
        for (int one = 0; one < norms.length; one++) {
            for (int other = 0; other < those.norms.length; other++) {
                // rounding may leave less than nothing of a product that is zero
                double square = Math.max(0, squares[one * those.norms.length + other]);
                ratios[one][other] = Math.sqrt(square / ((double) norms[one] * those.norms[other]));
            }
        }
        return ratios;
    }
}
