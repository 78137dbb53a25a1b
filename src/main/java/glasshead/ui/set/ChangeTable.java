package glasshead.ui.set;

import glasshead.analysis.Bootstrap;
import glasshead.analysis.Spread;
import glasshead.engine.SetFindings;
import glasshead.engine.SetFindings.Condition;
import glasshead.experiment.Metric;
import glasshead.experiment.Texts;
import glasshead.ui.format.Numbers;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// Change of performance: every metric before, on the corrupted prompts, and with what was changed, one way beside the other.
final class ChangeTable extends GridPane {

    private static final long SEED = 1;

    ChangeTable() {
        getStyleClass().add("set-changes");
    }

    void show(@Nullable SetFindings findings) {
        getChildren().clear();
        getColumnConstraints().clear();
        if (findings == null) {
            return;
        }
        List<String> heads = new ArrayList<>(List.of("untouched"));
        List<Condition> conditions = new ArrayList<>(List.of(findings.baseline()));
        if (findings.corrupted() != null) {
            heads.add("corrupted");
            conditions.add(findings.corrupted());
        }
        for (int i = 0; i < findings.changed().size(); i++) {
            heads.add(i == 0 ? "as in the window" : SetViewModel.WAYS.get(i - 1));
            conditions.add(findings.changed().get(i));
        }
        getColumnConstraints().add(new ColumnConstraints(USE_PREF_SIZE, USE_COMPUTED_SIZE, Double.MAX_VALUE, Priority.ALWAYS, HPos.LEFT,
                true));
        for (int column = 0; column < heads.size(); column++) {
            getColumnConstraints().add(new ColumnConstraints(USE_PREF_SIZE, USE_COMPUTED_SIZE, USE_PREF_SIZE, Priority.NEVER, HPos.RIGHT,
                    false));
            add(label(heads.get(column), "small", "muted"), column + 1, 0);
        }
        for (Metric metric : Metric.values()) {
            add(label(metric.title(), "small"), 0, metric.ordinal() + 1);
            for (int column = 0; column < conditions.size(); column++) {
                add(figure(metric, findings.baseline(), conditions.get(column)), column + 1, metric.ordinal() + 1);
            }
        }
    }

    private static Label figure(Metric metric, Condition before, Condition condition) {
        Spread spread = Spread.of(condition.of(metric));
        Label figure = label(words(metric, spread), "small");
        if (condition != before && spread.count() > 0) {
            double[] from = before.of(metric);
            double[] to = condition.of(metric);
            double[] changes = new double[from.length];
            for (int row = 0; row < changes.length; row++) {
                changes[row] = to[row] - from[row];
            }
            Spread change = Spread.of(changes);
            Bootstrap interval = Bootstrap.of(changes, SEED);
            figure.setTooltip(new Tooltip(Texts.format(
                    "changed by %s ± %s, prompt by prompt; 95 %% between %s and %s (bootstrap, seed %d, %d prompts)",
                    Numbers.signed(change.mean()), Numbers.plain(change.standardError(), 2), Numbers.signed(interval.from()), Numbers
                            .signed(interval.to()),
                    SEED, change.count())));
        }
        return figure;
    }

    private static String words(Metric metric, Spread spread) {
        if (Double.isNaN(spread.mean())) {
            return "–";
        }
        return metric.isShare() ? Numbers.percent(spread.mean())
                : Numbers.signed(spread.mean()) + (Double.isNaN(spread.standardError()) ? "" : " ± " + Numbers.plain(spread.standardError(),
                        2));
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
