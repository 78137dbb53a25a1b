package glasshead.ui.heads;

import glasshead.analysis.Detector;
import glasshead.analysis.HeadMetric;
import glasshead.experiment.Head;
import glasshead.experiment.view.GridPicture;
import glasshead.ui.format.Numbers;
import java.util.Locale;

/// What the cells of the head grid show.
sealed interface CellPicture {

    CellPicture PATTERN = new Pattern();
    CellPicture COMPOSITION = new Composed();

    String label();

    String meaning();

    /// What the view calls it.
    GridPicture choice();

    /// The picture that the view calls so.
    static CellPicture of(GridPicture choice) {
        return switch (choice) {
            case PATTERN -> PATTERN;
            case COMPOSITION -> COMPOSITION;
            case ATTRIBUTION, ENTROPY, PREVIOUS, DUPLICATE, INDUCTION, FIRST -> new Metric(HeadMetric.valueOf(choice.name()));
            case RANDOM_PREVIOUS, RANDOM_CURRENT, RANDOM_DUPLICATE, RANDOM_INDUCTION, RANDOM_FIRST -> new Detected(
                    Detector.valueOf(choice.name().substring(Detected.RANDOM.length())));
        };
    }

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

        @Override
        public GridPicture choice() {
            return GridPicture.PATTERN;
        }
    }

    /// A number of each head as a colour.
    sealed interface Coloured extends CellPicture {

        /// Signed numbers get a diverging colour map centred on zero.
        boolean signed();

        /// `NaN` where it is undefined.
        double value(HeadGrid grid, Head head);

        /// The end of the colour scale.
        double limit(HeadGrid grid);

        /// Why a head has no number.
        String undefined();

        /// Whether it belongs to the model, whatever the prompt and the interventions are.
        default boolean ofModel() {
            return false;
        }

        default String written(double value) {
            return signed() ? Numbers.signed(value) : Numbers.plain(value, 2);
        }
    }

    /// On this prompt.
    record Metric(HeadMetric metric) implements Coloured {
        @Override
        public String label() {
            return metric.label();
        }

        @Override
        public String meaning() {
            return "on this prompt: " + metric.meaning();
        }

        @Override
        public GridPicture choice() {
            return GridPicture.valueOf(metric.name());
        }

        @Override
        public boolean signed() {
            return metric.signed();
        }

        @Override
        public double value(HeadGrid grid, Head head) {
            return grid.value(metric, head);
        }

        @Override
        public double limit(HeadGrid grid) {
            return grid.limit(metric);
        }

        @Override
        public String undefined() {
            return HeadTexts.undefined(metric);
        }
    }

    /// On standard data, whatever the prompt and the interventions are.
    record Detected(Detector detector) implements Coloured {

        private static final String RANDOM = "RANDOM_";

        @Override
        public String label() {
            // one word: with more, the choices that have buttons would lose their room
            return "Random " + detector.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public String meaning() {
            return "on random repeated tokens: " + detector.meaning() + ", 0 to 1";
        }

        @Override
        public GridPicture choice() {
            return GridPicture.valueOf(RANDOM + detector.name());
        }

        @Override
        public boolean signed() {
            return false;
        }

        @Override
        public double value(HeadGrid grid, Head head) {
            return grid.scores() == null ? Double.NaN : grid.scores().scores().of(detector, head);
        }

        @Override
        public double limit(HeadGrid grid) {
            return 1;
        }

        @Override
        public String undefined() {
            return "not computed";
        }

        @Override
        public boolean ofModel() {
            return true;
        }
    }

    /// How much other heads compose with the locked one, by the weights alone.
    record Composed() implements Coloured {
        @Override
        public String label() {
            return "Composition";
        }

        @Override
        public String meaning() {
            return "how much earlier heads feed the locked one, and it later ones, by the weights; with two layers or more";
        }

        @Override
        public GridPicture choice() {
            return GridPicture.COMPOSITION;
        }

        @Override
        public boolean signed() {
            return true;
        }

        @Override
        public double value(HeadGrid grid, Head head) {
            return grid.composing().aboveRandom(head);
        }

        @Override
        public double limit(HeadGrid grid) {
            return grid.composing().limit();
        }

        @Override
        public String undefined() {
            return "its own layer";
        }

        @Override
        public boolean ofModel() {
            return true;
        }
    }
}
