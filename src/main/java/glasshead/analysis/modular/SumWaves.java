package glasshead.analysis.modular;

import glasshead.experiment.ModularTask;
import java.util.Collection;
import java.util.stream.IntStream;

/// The part of the logits that depends on a + b alone, wave by wave.
///
/// Nanda et al. (2023, section 4.1 and 5.1) write the logits L(a, b, c) of each output c in the 2D Fourier basis over a and b; what a model
/// that has learnt to add is left with are the directions cos(w(a + b)) = cos wa cos wb - sin wa sin wb and
/// sin(w(a + b)) = sin wa cos wb + cos wa sin wb, w = 2πk/p, each of which spans the same-frequency terms as `get_component_cos_xpy` and
/// `get_component_sin_xpy` of their notebook do. Together with the constant these directions are all functions of s = (a + b) mod p, so
/// projecting on them is averaging over the p pairs of each sum, M(s, c) = mean of L(a, b, c) over a + b ≡ s, and then a 1D Fourier
/// transform over s.
///
/// @param coefficients `[component over s, c]` of M in the basis
/// @param variance     sum over a, b, c of the squared distance of L(a, b, c) from its mean over a and b
public record SumWaves(FourierBasis basis, double[][] coefficients, double variance) {

    /// @param logits `[pair * prime + c]`
    public static SumWaves of(float[] logits, FourierBasis basis) {
        int prime = basis.prime();
        double[][] means = new double[prime][prime];
        double[] all = new double[prime];
        for (int pair = 0; pair < prime * prime; pair++) {
            double[] of = means[ModularTask.sum(pair, prime)];
            for (int c = 0; c < prime; c++) {
                of[c] += logits[pair * prime + c] / prime;
                all[c] += logits[pair * prime + c] / (prime * prime);
            }
        }
        double variance = 0;
        for (int i = 0; i < logits.length; i++) {
            double distance = logits[i] - all[i % prime];
            variance += distance * distance;
        }
        return new SumWaves(basis, basis.over(means), variance);
    }

    /// The share of the variance along cos(w(a + b)) and sin(w(a + b)), over all outputs.
    public double share(int frequency) {
        double power = 0;
        for (int component : components(frequency)) {
            for (double value : coefficients[component]) {
                power += value * value;
            }
        }
        // each sum is that of p pairs
        return fraction(power * basis.prime());
    }

    /// The share of the variance that is α cos(w(a + b - c)) for some α: the wave whose peak is at the right answer (section 4.2).
    public double answerShare(int frequency) {
        int prime = basis.prime();
        double projected = 0;
        for (int component : components(frequency)) {
            for (int c = 0; c < prime; c++) {
                // cos(w(s - c)) = cos ws cos wc + sin ws sin wc, in units of the basis
                projected += coefficients[component][c] * basis.rows()[component][c];
            }
        }
        // the two products of basis functions have length 1 each, at right angles
        return fraction(projected * projected / 2 * prime);
    }

    private double fraction(double power) {
        return variance > 0 ? power / variance : 0;
    }

    private static int[] components(int frequency) {
        return new int[] {FourierBasis.cosine(frequency), FourierBasis.sine(frequency)};
    }

    /// The logits with the constant (each output's mean) and the waves of these frequencies only, `[pair * prime + c]`.
    public float[] only(Collection<Integer> frequencies) {
        double[][] kept = waves(frequencies);
        int prime = basis.prime();
        float[] logits = new float[prime * prime * prime];
        for (int i = 0; i < logits.length; i++) {
            int pair = i / prime;
            int c = i % prime;
            logits[i] = (float) (kept[ModularTask.sum(pair, prime)][c] + basis.rows()[0][0] * coefficients[0][c]);
        }
        return logits;
    }

    /// The logits without the waves of these frequencies.
    ///
    /// @param logits those that these waves are of
    public float[] without(Collection<Integer> frequencies, float[] logits) {
        double[][] removed = waves(frequencies);
        int prime = basis.prime();
        float[] left = new float[logits.length];
        for (int i = 0; i < left.length; i++) {
            int pair = i / prime;
            left[i] = (float) (logits[i] - removed[ModularTask.sum(pair, prime)][i % prime]);
        }
        return left;
    }

    /// `[s, c]`
    private double[][] waves(Collection<Integer> frequencies) {
        int prime = basis.prime();
        double[][] sum = new double[prime][prime];
        int[] components = frequencies.stream().flatMapToInt(frequency -> IntStream.of(components(frequency))).toArray();
        for (int component : components) {
            for (int s = 0; s < prime; s++) {
                for (int c = 0; c < prime; c++) {
                    sum[s][c] += basis.rows()[component][s] * coefficients[component][c];
                }
            }
        }
        return sum;
    }
}
