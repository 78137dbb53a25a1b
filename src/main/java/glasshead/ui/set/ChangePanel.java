package glasshead.ui.set;

import glasshead.analysis.Spread;
import glasshead.engine.SetFindings;
import glasshead.experiment.Intervention;
import glasshead.experiment.Metric;
import glasshead.experiment.Texts;
import glasshead.ui.panel.DataTable;
import glasshead.ui.panel.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;

/// Change of performance: what the interventions do to every metric over the set, and what other ways to ablate would do.
public final class ChangePanel {

    private final OutcomeViewModel model;
    private final Panel panel = new Panel("Change of performance");
    private final ChangeTable table = new ChangeTable();
    private final Label change = new Label();

    public ChangePanel(OutcomeViewModel model) {
        this.model = model;
        panel.getStylesheets().add(SetStyles.SHEET);
        ScrollPane scroll = new ScrollPane(table);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("set-scroll");
        panel.setContent(scroll);
        change.setMinWidth(0);
        change.setTooltip(new Tooltip());
        change.getTooltip().textProperty().bind(change.textProperty());
        change.getStyleClass().addAll("small", "muted");
        panel.setFooter(change);
        panel.setTable(this::data);
        model.findings().subscribe(this::show);
        model.ways().subscribe(this::show);
        model.metric().subscribe(this::show);
        show();
    }

    public Panel panel() {
        return panel;
    }

    private List<ChangeTable.Named> conditions() {
        SetFindings found = model.findings().get();
        return found == null ? List.of() : ChangeTable.conditions(found, model.ways().get());
    }

    private void show() {
        SetFindings found = model.findings().get();
        table.show(conditions());
        boolean changed = found != null && !found.changed().isEmpty();
        panel.legend().set(!changed ? "mean ± standard error over the set" : "with " + found.question().conditions().getFirst().stream()
                .map(
                        Intervention::toString).collect(Collectors.joining(", ")));
        Metric metric = model.metric().get();
        change.setText(!changed ? "Ablate a head to see what it changes in every prompt." : Texts.format("%s %s", capital(metric.title()),
                OutcomeView.interval(metric, found.baseline().of(metric), found.changed().getFirst().of(metric))));
    }

    private static String capital(String title) {
        return SubjectBar.title(title);
    }

    private DataTable data() {
        List<ChangeTable.Named> conditions = conditions();
        List<String> columns = new ArrayList<>(List.of("metric"));
        conditions.forEach(each -> columns.addAll(List.of(each.name(), each.name() + ", standard error")));
        List<List<String>> rows = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            List<String> cells = new ArrayList<>(List.of(metric.title()));
            for (ChangeTable.Named each : conditions) {
                Spread spread = Spread.of(each.condition().of(metric));
                cells.add(exact(spread.mean()));
                cells.add(exact(spread.standardError()));
            }
            rows.add(cells);
        }
        return new DataTable("Change of performance", columns, rows);
    }

    private static String exact(double value) {
        return Double.isNaN(value) ? "" : Texts.format("%.6f", value);
    }
}
