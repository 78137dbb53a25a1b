package glasshead.ui.heads;

import glasshead.analysis.HeadMetric;
import java.util.Optional;

/// Where the lines of the profile lie: a heading, then a row for each metric, which share the height.
record ProfileLayout(double width, double height, double em) {

    private static final double HEADING_EMS = 2;
    private static final double LEAST_ROW_EMS = 1.4;
    private static final double LARGEST_ROW_EMS = 2.1;
    private static final double NAME_EMS = 7.6;
    private static final double VALUE_EMS = 3.4;

    /// The least height at which every row can be read.
    static double smallestHeight(double em) {
        return (HEADING_EMS + HeadMetric.values().length * LEAST_ROW_EMS) * em;
    }

    /// What it makes use of.
    static double largestHeight(double em) {
        return (HEADING_EMS + HeadMetric.values().length * LARGEST_ROW_EMS) * em;
    }

    int rows() {
        return HeadMetric.values().length;
    }

    double rowHeight() {
        return (height - HEADING_EMS * em) / rows();
    }

    double headingMiddle() {
        return HEADING_EMS * em / 2;
    }

    double middle(int row) {
        return HEADING_EMS * em + (row + 0.5) * rowHeight();
    }

    double trackLeft() {
        return NAME_EMS * em;
    }

    double trackRight() {
        return Math.max(trackLeft() + 1, width - VALUE_EMS * em);
    }

    Optional<HeadMetric> metricAt(double y) {
        int row = (int) Math.floor((y - HEADING_EMS * em) / rowHeight());
        return row >= 0 && row < rows() ? Optional.of(HeadMetric.values()[row]) : Optional.empty();
    }
}
