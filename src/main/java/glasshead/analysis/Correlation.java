package glasshead.analysis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// How well one list of numbers goes with another: Pearson's r, and Spearman's rank correlation, which only asks for the same order.
///
/// @param r    -1 to 1; `NaN` where one of them does not vary
/// @param rank the same of the ranks, equal numbers sharing theirs
public record Correlation(double r, double rank) {

    /// @param other as long
    public static Correlation of(double[] one, double[] other) {
        return new Correlation(pearson(one, other), pearson(ranks(one), ranks(other)));
    }

    private static double pearson(double[] one, double[] other) {
        double meanOne = Arrays.stream(one).average().orElse(Double.NaN);
        double meanOther = Arrays.stream(other).average().orElse(Double.NaN);
        double both = 0;
        double squaresOne = 0;
        double squaresOther = 0;
        for (int i = 0; i < one.length; i++) {
            both += (one[i] - meanOne) * (other[i] - meanOther);
            squaresOne += (one[i] - meanOne) * (one[i] - meanOne);
            squaresOther += (other[i] - meanOther) * (other[i] - meanOther);
        }
        return both / Math.sqrt(squaresOne * squaresOther);
    }

    private static double[] ranks(double[] values) {
        Integer[] order = IntStream.range(0, values.length).boxed().sorted(Comparator.comparingDouble(i -> values[i])).toArray(
                Integer[]::new);
        double[] ranks = new double[values.length];
        for (int first = 0; first < order.length;) {
            int end = first;
            while (end < order.length && values[order[end]] == values[order[first]]) {
                end++;
            }
            for (int i = first; i < end; i++) {
                ranks[order[i]] = (first + end - 1) / 2.;
            }
            first = end;
        }
        return ranks;
    }
}
