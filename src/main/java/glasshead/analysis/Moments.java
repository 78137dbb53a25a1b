package glasshead.analysis;

import java.util.List;
import java.util.stream.IntStream;

/// Means and spreads of many numbers over examples, without the examples. Two of them merge into what both saw.
///
/// Source: "Updating Formulae and a Pairwise Algorithm for Computing Sample Variances" (Chan, Golub and LeVeque, 1979).
public final class Moments {

    private final double[] means;
    private final double[] squares;
    private final int[] counts;

    /// Of nothing so far.
    public Moments(int size) {
        means = new double[size];
        squares = new double[size];
        counts = new int[size];
    }

    public int size() {
        return means.length;
    }

    /// One more example; `NaN` where it has no value.
    public void add(double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                merge(i, 1, values[i], 0);
            }
        }
    }

    /// All examples of another one.
    public void add(Moments other) {
        for (int i = 0; i < means.length; i++) {
            if (other.counts[i] > 0) {
                merge(i, other.counts[i], other.means[i], other.squares[i]);
            }
        }
    }

    private void merge(int i, int count, double mean, double square) {
        int all = counts[i] + count;
        double apart = mean - means[i];
        squares[i] += square + apart * apart * counts[i] * count / all;
        means[i] += apart * count / all;
        counts[i] = all;
    }

    /// Each number's mean and its standard error.
    public List<Spread> spreads() {
        return IntStream.range(0, means.length).mapToObj(i -> new Spread(counts[i] == 0 ? Double.NaN : means[i],
                counts[i] < 2 ? Double.NaN : Math.sqrt(squares[i] / (counts[i] - 1) / counts[i]), counts[i])).toList();
    }
}
