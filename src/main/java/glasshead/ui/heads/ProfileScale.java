package glasshead.ui.heads;

import glasshead.analysis.HeadMetric;

/// From a metric's value to its place on the profile's line: zero is at the left end, or in the middle where values have a sign.
record ProfileScale(double left, double right, double low, double high) {

    static ProfileScale of(HeadGrid grid, HeadMetric metric, ProfileLayout layout) {
        double limit = grid.limit(metric);
        return new ProfileScale(layout.trackLeft(), layout.trackRight(), metric.signed() ? -limit : 0, limit);
    }

    double x(double value) {
        double share = high > low ? (value - low) / (high - low) : 0;
        return left + Math.clamp(share, 0, 1) * (right - left);
    }
}
