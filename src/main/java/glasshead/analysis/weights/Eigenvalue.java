package glasshead.analysis.weights;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/// A point of the complex plane where a matrix only stretches.
public record Eigenvalue(double real, double imaginary) {

    public double absolute() {
        return Math.hypot(real, imaginary);
    }

    /// All of a square matrix, farthest from zero first.
    ///
    /// @param rows `[size, size]`, row after row
    static List<Eigenvalue> of(double[] rows, int size) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, false, false);
        if (!eigen.decompose(new DMatrixRMaj(size, size, true, rows.clone()))) {
            throw new IllegalStateException("the eigenvalues of a " + size + " × " + size + " matrix were not found");
        }
        return IntStream.range(0, size).mapToObj(eigen::getEigenvalue).map(Eigenvalue::of)
                .sorted(Comparator.comparingDouble((Eigenvalue each) -> -each.absolute()).thenComparingDouble(each -> -each.imaginary))
                .toList();
    }

    private static Eigenvalue of(Complex_F64 value) {
        return new Eigenvalue(value.getReal(), value.getImaginary());
    }
}
