package glasshead.ui.set;

import glasshead.engine.SetFindings;
import glasshead.experiment.DataSet;
import glasshead.experiment.Metric;
import glasshead.experiment.Texts;
import glasshead.experiment.view.SetOrder;
import glasshead.ui.panel.DataTable;
import glasshead.ui.panel.Panel;
import glasshead.ui.panel.Segmented;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/// The prompts of the set with the metric of the outcome, in the order asked for.
public final class PromptsPanel {

    private final OutcomeViewModel model;
    private final Panel panel = new Panel("Prompts");
    private final PromptsTable table;

    /// @param edit opens the table of all rows
    public PromptsPanel(OutcomeViewModel model, Runnable edit) {
        this.model = model;
        table = new PromptsTable(model);
        panel.getStylesheets().add(SetStyles.SHEET);
        Button change = new Button("Edit…");
        change.setMinWidth(Region.USE_PREF_SIZE);
        change.setTooltip(new Tooltip("All rows with all columns, to be edited"));
        change.setOnAction(_ -> edit.run());
        panel.controls().getChildren().addAll(new Segmented<>(List.of(SetOrder.values()), SetOrder::label, SetOrder::tooltip, model
                .order()), change);
        panel.setContent(table);
        panel.setTable(this::data);
        model.experiment().subscribe(this::show);
        model.findings().subscribe(this::show);
        model.metric().subscribe(this::show);
        model.order().subscribe(this::show);
        show();
    }

    public Panel panel() {
        return panel;
    }

    private void show() {
        SetFindings found = model.findings().get();
        Metric metric = model.metric().get();
        int size = model.experiment().get().set().size();
        panel.title().set(Texts.format("Prompts · %d", size));
        boolean changed = found != null && !found.changed().isEmpty();
        panel.legend().set(metric.title() + (metric.unit().isEmpty() ? "" : ", " + metric.unit()) + (changed ? ", with the interventions"
                : "")
                + (found != null && found.used() < size ? Texts.format(" · %d rows can't be used", size - found.used()) : ""));
        table.show();
    }

    private DataTable data() {
        DataSet set = model.experiment().get().set();
        SetFindings found = model.findings().get();
        List<String> columns = new ArrayList<>(List.of("row", "prompt", "corrupted", "answers", "distractors"));
        columns.addAll(set.columns());
        List.of(Metric.values()).forEach(metric -> columns.add(metric.title()));
        List<List<String>> rows = new ArrayList<>();
        for (int row : model.rows()) {
            var example = set.examples().get(row);
            List<String> cells = new ArrayList<>(List.of(String.valueOf(row + 1), example.prompt().written(), example.other().written(),
                    String.join(",", example.answers()), String.join(",", example.distractors())));
            set.columns().forEach(name -> cells.add(example.column(name)));
            for (Metric metric : Metric.values()) {
                double value = found == null ? Double.NaN : found.now().of(
                        metric)[row];
                cells.add(Double.isNaN(value) ? "" : Texts.format("%.6f", value));
            }
            rows.add(cells);
        }
        return new DataTable("Prompts of " + set.name(), columns, rows);
    }
}
