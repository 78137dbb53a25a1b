package glasshead.analysis.weights;

import java.util.List;

/// How much a head copies: whether what it makes of a token raises that token. The eigenvalues of its OV circuit W_E W_V W_O W_U over the
/// vocabulary, of which d_head are not zero; those are the eigenvalues of W_O W_U W_E W_V `[d_head, d_head]`.
///
/// Source: "A Mathematical Framework for Transformer Circuits" (Elhage et al., 2021), "Summarizing OV/QK matrices".
///
/// @param sum         of the eigenvalues, which is real
/// @param absolute    sum of their distances from zero
/// @param eigenvalues the nonzero ones, farthest from zero first
public record Copying(double sum, double absolute, List<Eigenvalue> eigenvalues) {

    static Copying of(double[] product, int width) {
        List<Eigenvalue> eigenvalues = Eigenvalue.of(product, width);
        return new Copying(eigenvalues.stream().mapToDouble(Eigenvalue::real).sum(), eigenvalues.stream().mapToDouble(Eigenvalue::absolute)
                .sum(), eigenvalues);
    }

    /// 1 when all eigenvalues are positive: a head that copies whatever it looks at; -1 when all are negative; `NaN` when all are 0.
    public double score() {
        return absolute == 0 ? Double.NaN : sum / absolute;
    }
}
