package glasshead.analysis;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/// A figure over the examples of a set: its mean, and how sure that mean is.
///
/// @param mean          over the examples that have a value; `NaN` for none
/// @param standardError sample standard deviation / sqrt(count); `NaN` for fewer than two
/// @param count         how many examples have a value
public record Spread(double mean, double standardError, int count) {

    /// @param values `NaN` for examples without one
    public static Spread of(double[] values) {
        double[] there = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        double mean = DoubleStream.of(there).average().orElse(Double.NaN);
        double squares = DoubleStream.of(there).map(value -> (value - mean) * (value - mean)).sum();
        double error = there.length < 2 ? Double.NaN : Math.sqrt(squares / (there.length - 1) / there.length);
        return new Spread(mean, error, there.length);
    }

    /// The spread of the differences, example by example, between two runs of the same examples.
    public static Spread ofChange(double[] before, double[] after) {
        double[] changes = new double[before.length];
        Arrays.setAll(changes, i -> after[i] - before[i]);
        return of(changes);
    }
}
