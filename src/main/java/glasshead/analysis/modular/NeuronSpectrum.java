package glasshead.analysis.modular;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// Which frequency each neuron follows. Its activation N(a, b) is centred and written in the 2D Fourier basis; for a frequency k the share
/// of the variance in the eight terms made of 1, cos and sin of k in a times the same in b (without the constant) is what k explains, and
/// the best k is the neuron's.
///
/// Source: Nanda et al. (2023), section 4.3; `extract_freq_2d` of its notebook.
///
/// @param best      each neuron's frequency; 0 for one that never changes
/// @param explained by it, 0 to 1
public record NeuronSpectrum(int[] best, double[] explained) {

    /// @param neurons a picture for each
    /// @throws CancellationException between two neurons, when `cancelled` says so
    public static NeuronSpectrum of(float[][] neurons, FourierBasis basis, BooleanSupplier cancelled) {
        int[] best = new int[neurons.length];
        double[] explained = new double[neurons.length];
        for (int neuron = 0; neuron < neurons.length; neuron++) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("cancelled");
            }
            double variance = variance(neurons[neuron]);
            double[][] overA = basis.over(FourierBasis.square(neurons[neuron], basis.prime()));
            for (int frequency = 1; frequency <= basis.frequencies() && variance > 0; frequency++) {
                double share = power(overA, frequency, basis) / variance;
                if (share > explained[neuron]) {
                    explained[neuron] = share;
                    best[neuron] = frequency;
                }
            }
        }
        return new NeuronSpectrum(best, explained);
    }

    /// How many neurons follow each frequency, from 0.
    public int[] counts(int frequencies) {
        int[] counts = new int[frequencies + 1];
        for (int frequency : best) {
            counts[frequency]++;
        }
        return counts;
    }

    private static double variance(float[] picture) {
        double sum = 0;
        for (float value : picture) {
            sum += value;
        }
        double mean = sum / picture.length;
        double variance = 0;
        for (float value : picture) {
            variance += (value - mean) * (value - mean);
        }
        // what rounding leaves of a constant is no variance
        return variance > 1e-12 * mean * mean * picture.length ? variance : 0;
    }

    /// In the eight terms of a frequency; only these are transformed over b.
    private static double power(double[][] overA, int frequency, FourierBasis basis) {
        int[] terms = {0, FourierBasis.cosine(frequency), FourierBasis.sine(frequency)};
        double power = 0;
        for (int inA : terms) {
            for (int inB : terms) {
                if (inA > 0 || inB > 0) {
                    double coefficient = dot(overA[inA], basis.rows()[inB]);
                    power += coefficient * coefficient;
                }
            }
        }
        return power;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
