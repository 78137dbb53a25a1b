package glasshead.ui.scrub;

import glasshead.analysis.Spread;
import glasshead.engine.ScrubFindings;
import glasshead.engine.ScrubFindings.Figure;
import glasshead.experiment.ScrubMetric;
import glasshead.experiment.Texts;
import glasshead.experiment.view.Tested;
import glasshead.ui.format.Numbers;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// How much of logit difference, loss and KL is recovered, with the interval; and the means that this is taken from.
final class FigureTable extends GridPane {

    /// Of a normal distribution, 95 % lie within so many standard errors.
    private static final double NINETY_FIVE = 1.96;

    FigureTable() {
        getStyleClass().add("scrub-figures");
        for (int column = 0; column < 5; column++) {
            ColumnConstraints constraints = new ColumnConstraints();
            constraints.setHalignment(column == 0 ? HPos.LEFT : HPos.RIGHT);
            constraints.setMinWidth(Region.USE_PREF_SIZE);
            getColumnConstraints().add(constraints);
        }
    }

    void show(@Nullable ScrubFindings found) {
        getChildren().clear();
        List<String> heads = List.of("", "recovered", "scrubbed", "base", "model");
        for (int column = 0; column < heads.size(); column++) {
            add(label(heads.get(column), "muted", "small"), column, 0);
        }
        for (ScrubMetric metric : ScrubMetric.values()) {
            int row = metric.ordinal();
            add(label(metric.title()), 0, row + 1);
            if (found != null) {
                Figure figure = found.figure(metric);
                Label recovered = label(recovered(figure), "strong", "scrub-recovered");
                recovered.setTooltip(new Tooltip("95 % interval over samples of drawn rows, on these prompts; 0 % is the base (every input "
                        + "of the logits that the tree names from any row), 100 % the untouched model"));
                add(recovered, 1, row + 1);
                add(mean(figure.scrubbed()), 2, row + 1);
                add(mean(figure.base()), 3, row + 1);
                add(mean(figure.model()), 4, row + 1);
            }
        }
    }

    /// `88.1 ± 1.2 %`
    static String recovered(Figure figure) {
        return recovered(figure.recovered(), figure.recoveredError());
    }

    static String recovered(Tested.Share share) {
        return recovered(share.value(), share.error() == null ? Double.NaN : share.error());
    }

    private static String recovered(double recovered, double standardError) {
        double error = NINETY_FIVE * standardError;
        return Double.isNaN(recovered) ? "–" : Numbers.plain(100 * recovered, 1) + (Double.isNaN(error) ? "" : " ± " + Numbers.plain(100
                * error, 1)) + " %";
    }

    private static Label mean(double[] values) {
        Spread spread = Spread.of(values);
        Label label = label(Numbers.signed(spread.mean()), "scrub-mean");
        label.setTooltip(new Tooltip(Texts.format("± %.3f over %d prompts (standard error)", spread.standardError(), spread.count())));
        return label;
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
