package glasshead.ui.format;

import java.util.ArrayList;
import java.util.List;

/// An upright axis that holds all values of some curves, whichever of them are shown: it stays as it is while the steps go by.
///
/// @param low  at the bottom
/// @param high at the top
/// @param log  whether equal distances are equal ratios: where a loss falls over orders of magnitude
public record ValueAxis(double low, double high, boolean log) {

    public static final ValueAxis SHARE = new ValueAxis(0, 1, false);
    private static final double MANY_TIMES = 100;
    /// What is nearer to 0 counts as this: an axis has neither a logarithm of 0 nor a length that no number can be divided by.
    private static final double LEAST = 1e-30;
    private static final double TENTH = 0.1;

    /// For losses: from 0, or logarithmic where the greatest is over a hundred times the least.
    public static ValueAxis ofLosses(List<Double> values) {
        double high = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double low = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        if (low > 0 && high > MANY_TIMES * Math.max(LEAST, low)) {
            return new ValueAxis(Math.max(LEAST, Math.pow(10, Math.floor(Math.log10(low)))), high * (1 + TENTH), true);
        }
        double bottom = Math.min(0, low);
        return new ValueAxis(bottom, high - bottom > LEAST ? bottom + (high - bottom) * (1 + TENTH / 2) : bottom + 1, false);
    }

    /// For scores: from 0 to 1, further only where a score goes further.
    public static ValueAxis ofScores(List<Double> values) {
        return new ValueAxis(values.stream().reduce(SHARE.low, Math::min), values.stream().reduce(SHARE.high, Math::max), false);
    }

    /// How far up a value is, 0 to 1.
    public double share(double value) {
        double share = log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
        return Math.clamp(share, 0, 1);
    }

    /// A few round values.
    public List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (log) {
            double decades = Math.log10(high / low);
            double every = Math.pow(10, Math.max(1, Math.ceil(decades / 4)));
            for (double tick = low; tick <= high * (1 + 1e-9); tick *= every) {
                ticks.add(tick);
            }
            return ticks;
        }
        double step = round((high - low) / 4);
        // Counted, since a short step added to a value far from 0 may leave it where it is.
        long last = (long) Math.floor(high / step + 1e-9);
        for (long count = (long) Math.ceil(low / step); count <= last; count++) {
            ticks.add(count * step);
        }
        return ticks;
    }

    /// 1, 2 or 5 times a power of ten, not smaller than asked for.
    private static double round(double atLeast) {
        double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
        return List.of(1.0, 2.0, 5.0).stream().map(times -> times * power).filter(step -> step >= atLeast * (1 - 1e-9)).findFirst().orElse(
                10 * power);
    }

    public String written(double tick) {
        if (log) {
            return tick >= 1 && tick < 1e4 ? Numbers.plain(tick, 0) : Numbers.scientific(tick, 0);
        }
        return Numbers.plain(tick, high - low > 4 ? 0 : high - low > 2 ? 1 : 2);
    }
}
