package glasshead.ui.set;

import glasshead.engine.SetFindings;
import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// The rows of a set with the metric of the outcome; a row that is left out says why. Choosing one, by mouse or arrow keys, shows it.
final class PromptsTable extends TableView<Integer> {

    private final OutcomeViewModel model;
    private @Nullable DataSet set;
    private double[] values = {};
    private double most = 1;
    /// While the table follows what is shown, its selection is nobody's choice.
    private boolean following;

    PromptsTable(OutcomeViewModel model) {
        this.model = model;
        getStyleClass().add("set-prompts");
        setAccessibleText("Prompts of the set; the selected one is shown");
        setPlaceholder(new Label("No rows yet"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        setRowFactory(_ -> row());
        getSelectionModel().selectedItemProperty().subscribe(chosen -> {
            if (chosen != null && !following) {
                model.open(chosen);
            }
        });
    }

    /// Anew from the model.
    void show() {
        following = true;
        try {
            DataSet now = model.experiment().get().set();
            if (now != set) {
                set = now;
                getColumns().setAll(List.of(column("", 40, row -> String.valueOf(row + 1)), column("prompt", 400, row -> example(row)
                        .prompt().written()), column("answer", 78, row -> String.join(",", example(row).answers()).strip()),
                        column("over", 78, row -> String.join(",", example(row).distractors()).strip()), figures()));
            }
            values = model.values();
            most = Arrays.stream(values).filter(Double::isFinite).map(Math::abs).max().orElse(1);
            List<Integer> rows = model.rows();
            if (rows.equals(getItems())) {
                refresh();
            } else {
                getItems().setAll(rows);
            }
            int shown = rows.indexOf(model.experiment().get().subject().shown());
            if (getSelectionModel().getSelectedIndex() != shown) {
                getSelectionModel().clearAndSelect(shown);
                scrollTo(Math.max(0, shown - 2));
            }
        } finally {
            following = false;
        }
    }

    private Example example(int row) {
        return model.experiment().get().set().examples().get(row);
    }

    private String remark(int row) {
        SetFindings found = model.findings().get();
        if (found == null || row >= found.rows().size()) {
            return "";
        }
        var read = found.rows().get(row);
        String condition = found.changed().isEmpty() ? "" : found.changed().getFirst().problems().get(row);
        return !read.usable() ? read.problem() : !condition.isEmpty() ? condition : String.join(" ", read.warnings());
    }

    private TableColumn<Integer, Number> figures() {
        TableColumn<Integer, Number> column = new TableColumn<>(model.metric().get().title());
        model.metric().subscribe(metric -> column.setText(metric.title()));
        column.setPrefWidth(170);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyDoubleWrapper(row.getValue() < values.length ? values[row
                .getValue()] : Double.NaN));
        column.setCellFactory(_ -> new FigureCell(model.metric(), () -> most, this::remark));
        return column;
    }

    private static TableColumn<Integer, String> column(String title, double width, Function<Integer, String> value) {
        TableColumn<Integer, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        return column;
    }

    private TableRow<Integer> row() {
        TableRow<Integer> row = new TableRow<>();
        row.itemProperty().subscribe(item -> row.setTooltip(item == null || item >= model.experiment().get().set().size() ? null
                : new Tooltip(example(item).prompt().written() + (remark(item).isEmpty() ? "" : "\n" + remark(item)))));
        return row;
    }
}
