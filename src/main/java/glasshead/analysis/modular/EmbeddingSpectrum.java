package glasshead.analysis.modular;

import java.util.Collection;
import java.util.stream.IntStream;

/// The token embedding of the p numbers, W_E `[p, d_model]`, in the Fourier basis over the tokens: the length of each component's row of F
/// W_E. Nanda et al. (2023), section 4.1, figure 3.
///
/// @param norms `[component]`, in the order of [FourierBasis]
public record EmbeddingSpectrum(double[] norms) {

    /// @param embedding `[token * width + i]`; tokens from the basis' prime on are left out
    public static EmbeddingSpectrum of(float[] embedding, int width, FourierBasis basis) {
        double[][] coefficients = basis.over(rows(embedding, width, basis.prime()));
        double[] norms = new double[basis.prime()];
        for (int component = 0; component < norms.length; component++) {
            double squares = 0;
            for (double value : coefficients[component]) {
                squares += value * value;
            }
            norms[component] = Math.sqrt(squares);
        }
        return new EmbeddingSpectrum(norms);
    }

    /// By frequency, from 1: the length of cosine and sine together.
    public double[] byFrequency() {
        return IntStream.rangeClosed(1, norms.length / 2).mapToDouble(frequency -> Math.hypot(norms[FourierBasis.cosine(frequency)],
                norms[FourierBasis.sine(frequency)])).toArray();
    }

    /// The embedding without the cosine and the sine of some frequencies.
    static float[] without(Collection<Integer> frequencies, float[] embedding, int width, FourierBasis basis) {
        double[][] coefficients = basis.over(rows(embedding, width, basis.prime()));
        float[] left = embedding.clone();
        for (int i = 0; i < basis.prime() * width; i++) {
            double removed = 0;
            for (int frequency : frequencies) {
                int cosine = FourierBasis.cosine(frequency);
                int sine = FourierBasis.sine(frequency);
                removed += basis.rows()[cosine][i / width] * coefficients[cosine][i % width] + basis.rows()[sine][i / width]
                        * coefficients[sine][i % width];
            }
            left[i] -= (float) removed;
        }
        return left;
    }

    private static double[][] rows(float[] embedding, int width, int count) {
        double[][] rows = new double[count][width];
        for (int i = 0; i < count * width; i++) {
            rows[i / width][i % width] = embedding[i];
        }
        return rows;
    }
}
