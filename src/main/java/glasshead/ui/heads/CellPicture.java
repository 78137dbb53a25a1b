package glasshead.ui.heads;

import glasshead.analysis.HeadMetric;

/// What the cells of the head grid show.
sealed interface CellPicture {

    CellPicture PATTERN = new Pattern();

    String label();

    String meaning();

    /// The attention pattern in small, with a bar for the head's attribution.
    record Pattern() implements CellPicture {
        @Override
        public String label() {
            return "Pattern";
        }

        @Override
        public String meaning() {
            return "query rows, key columns, 0 to 1";
        }
    }

    /// A number of each head as a colour.
    record Metric(HeadMetric metric) implements CellPicture {
        @Override
        public String label() {
            return metric.label();
        }

        @Override
        public String meaning() {
            return metric.meaning();
        }
    }
}
