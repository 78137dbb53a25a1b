package glasshead.ui.set;

import glasshead.analysis.Spread;
import glasshead.experiment.Metric;
import glasshead.ui.format.Numbers;

/// How a set's figures are written.
final class SetTexts {

    private SetTexts() {}

    static String figure(Metric metric, double mean) {
        return metric.isShare() ? Numbers.percent(mean) : Numbers.signed(mean);
    }

    static String error(Metric metric, double error) {
        return metric.isShare() ? Numbers.percent(error) : Numbers.plain(error, 2);
    }

    /// A change of a share is in percentage points.
    static String change(Metric metric, double change) {
        return metric.isShare() ? Numbers.points(change) + " points" : Numbers.signed(change);
    }

    /// `+2.78 ± 0.29`
    static String spread(Metric metric, Spread spread) {
        return figure(metric, spread.mean()) + (metric.isShare() || Double.isNaN(spread.standardError()) ? ""
                : " ± " + error(metric, spread.standardError()));
    }
}
