package glasshead.ui.set;

import glasshead.analysis.Spread;
import glasshead.engine.SetFindings;
import glasshead.engine.SetFindings.Condition;
import glasshead.experiment.Metric;
import glasshead.session.SetRun;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// Every metric untouched, on the corrupted prompts and with the interventions, then with one way to ablate beside the other.
final class ChangeTable extends GridPane {

    /// One column.
    record Named(String name, Condition condition) {
    }

    ChangeTable() {
        getStyleClass().add("set-changes");
    }

    /// What there is to compare, the untouched run first.
    static List<Named> conditions(SetFindings findings, @Nullable SetFindings ways) {
        List<Named> conditions = new ArrayList<>(List.of(new Named("untouched", findings.baseline())));
        if (findings.corrupted() != null && findings.changed().isEmpty()) {
            conditions.add(new Named("corrupted", findings.corrupted()));
        }
        if (!findings.changed().isEmpty()) {
            conditions.add(new Named("now", findings.changed().getFirst()));
        }
        int now = conditions.size() - 1;
        for (int way = 0; ways != null && way < ways.changed().size(); way++) {
            String name = SetRun.WAYS.get(way);
            if (ways.question().conditions().get(way).equals(findings.question().conditions().getFirst())) {
                conditions.set(now, new Named("now: " + name, findings.now()));
            } else {
                conditions.add(new Named(name, ways.changed().get(way)));
            }
        }
        return conditions;
    }

    void show(List<Named> conditions) {
        getChildren().clear();
        getColumnConstraints().clear();
        getColumnConstraints().add(new ColumnConstraints(60, USE_COMPUTED_SIZE, Double.MAX_VALUE, Priority.ALWAYS, HPos.LEFT, true));
        for (int column = 0; column < conditions.size(); column++) {
            getColumnConstraints().add(new ColumnConstraints(USE_PREF_SIZE, USE_COMPUTED_SIZE, USE_PREF_SIZE, Priority.NEVER, HPos.RIGHT,
                    false));
            add(label(conditions.get(column).name, "small", "muted"), column + 1, 0);
        }
        for (Metric metric : Metric.values()) {
            Label title = label(metric.title(), "small");
            title.setTooltip(new Tooltip(metric.title()));
            add(title, 0, metric.ordinal() + 1);
            for (int column = 0; column < conditions.size(); column++) {
                add(figure(metric, conditions.getFirst().condition, conditions.get(column).condition), column + 1, metric.ordinal() + 1);
            }
        }
    }

    private static Label figure(Metric metric, Condition before, Condition condition) {
        Spread spread = Spread.of(condition.of(metric));
        Label figure = label(Double.isNaN(spread.mean()) ? "–" : SetTexts.spread(metric, spread), "small", "set-change-figure");
        figure.setTooltip(spread.count() == 0 ? condition.problems().stream().filter(problem -> !problem.isEmpty()).findFirst().map(
                Tooltip::new).orElse(null)
                : condition == before ? null : LateTooltip.of(() -> OutcomeView.interval(metric, before.of(metric), condition.of(metric))));
        return figure;
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
