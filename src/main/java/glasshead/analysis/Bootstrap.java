package glasshead.analysis;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// The percentile bootstrap interval of a mean: examples drawn with replacement, again and again, by a seed.
///
/// Source: "An Introduction to the Bootstrap" (Efron and Tibshirani, 1993), chapter 13.
///
/// @param from  2.5 % of the means of the draws lie below it
/// @param to    2.5 % lie above it
/// @param draws how many sets were drawn
public record Bootstrap(double from, double to, long seed, int draws) {

    private static final int DRAWS = 2000;
    private static final double TAIL = .025;

    /// @param values `NaN` for examples without one
    public static Bootstrap of(double[] values, long seed) {
        double[] there = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        if (there.length == 0) {
            return new Bootstrap(Double.NaN, Double.NaN, seed, 0);
        }
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[] means = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            for (int i = 0; i < there.length; i++) {
                sum += there[random.nextInt(there.length)];
            }
            means[draw] = sum / there.length;
        }
        Arrays.sort(means);
        return new Bootstrap(quantile(means, TAIL), quantile(means, 1 - TAIL), seed, DRAWS);
    }

    /// Linear between neighbours, as numpy's default.
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        double above = sorted[Math.min(below + 1, sorted.length - 1)];
        return sorted[below] + (place - below) * (above - sorted[below]);
    }
}
