package glasshead.ui.provenance;

import glasshead.ui.format.WaitingLabel;
import glasshead.ui.panel.DataTable;
import glasshead.ui.panel.Panel;
import java.util.List;
import java.util.Objects;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;

/// Tells where a number comes from: keys and values in monospace.
public final class ProvenanceView {

    private static final String TITLE = "Where this number comes from";

    private final ProvenanceViewModel model;
    private final Panel panel = new Panel(TITLE);
    private final GridPane facts = new GridPane();

    public ProvenanceView(ProvenanceViewModel model) {
        this.model = model;
        facts.getStyleClass().add("provenance-facts");
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setFillWidth(true);
        ColumnConstraints keys = new ColumnConstraints();
        keys.setMinWidth(GridPane.USE_PREF_SIZE);
        facts.getColumnConstraints().setAll(keys, values);

        ScrollPane scroll = new ScrollPane(facts);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("provenance-scroll");
        scroll.visibleProperty().bind(model.waiting().isEmpty());
        StackPane content = new StackPane(scroll, new WaitingLabel(model.waiting()));
        content.getStylesheets().add(Objects.requireNonNull(ProvenanceView.class.getResource("provenance.css")).toExternalForm());
        panel.setContent(content);
        panel.setTable(this::table);
        model.shown().addListener((property, before, now) -> show(now));
        show(model.shown().get());
    }

    public Panel panel() {
        return panel;
    }

    private void show(Provenance shown) {
        facts.getChildren().clear();
        facts.getRowConstraints().clear();
        panel.legend().set(shown == null ? "" : shown.title());
        List<Provenance.Line> lines = shown == null ? List.of() : shown.lines();
        for (int row = 0; row < lines.size(); row++) {
            Label key = new Label(lines.get(row).key());
            key.getStyleClass().addAll("mono", "muted", "provenance-key");
            Label value = new Label(lines.get(row).value());
            value.getStyleClass().addAll("mono", "provenance-value");
            value.setWrapText(true);
            key.setLabelFor(value);
            facts.addRow(row, key, value);
            RowConstraints top = new RowConstraints();
            top.setValignment(VPos.TOP);
            facts.getRowConstraints().add(top);
        }
    }

    private DataTable table() {
        Provenance shown = model.shown().get();
        return new DataTable(shown == null ? TITLE : shown.title(), List.of("fact", "value"),
                shown == null ? List.of() : shown.lines().stream().map(line -> List.of(line.key(), line.value())).toList());
    }
}
