package glasshead.ui.training;

import glasshead.analysis.Spread;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// Round numbers around all values and zero.
///
/// @param step between two numbers: 1, 2 or 5 times a power of ten
record ChartAxis(double low, double high, double step) {

    private static final int ABOUT = 5;

    static ChartAxis of(List<Spread> values) {
        double low = 0;
        double high = 0;
        for (Spread each : values) {
            if (each.count() > 0) {
                double error = each.count() > 1 ? each.standardError() : 0;
                low = Math.min(low, each.mean() - error);
                high = Math.max(high, each.mean() + error);
            }
        }
        double step = round(Math.max(high - low, 1e-6) / ABOUT);
        return new ChartAxis(step * Math.floor(low / step), step * Math.max(Math.ceil(high / step), Math.floor(low / step) + 1), step);
    }

    private static double round(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double digits = rough / power;
        return power * (digits <= 1 ? 1 : digits <= 2 ? 2 : digits <= 5 ? 5 : 10);
    }

    double share(double value) {
        return (value - low) / (high - low);
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (long i = Math.round(low / step); i <= Math.round(high / step); i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    String written(double tick) {
        int digits = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
        return BigDecimal.valueOf(tick + 0.0).setScale(Math.min(6, digits), RoundingMode.HALF_UP).toPlainString().replace('-', '\u2212');
    }
}
