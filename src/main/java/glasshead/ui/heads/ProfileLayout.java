package glasshead.ui.heads;

import glasshead.analysis.HeadMetric;
import java.util.Optional;

/// Where the lines of the profile lie: a heading, then a row for each metric as far as there is room.
record ProfileLayout(double width, double height, double em) {

    private static final double HEADING_EMS = 2;
    private static final double ROW_EMS = 1.75;
    private static final double NAME_EMS = 7.6;
    private static final double VALUE_EMS = 3.4;

    static double heightFor(int rows, double em) {
        return (HEADING_EMS + rows * ROW_EMS) * em;
    }

    int rows() {
        return (int) Math.clamp(Math.floor((height - HEADING_EMS * em) / rowHeight() + 1e-6), 0, HeadMetric.values().length);
    }

    double rowHeight() {
        return ROW_EMS * em;
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
