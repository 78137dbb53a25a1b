package glasshead.ui.set;

import glasshead.engine.SetFindings;
import glasshead.engine.SetRow;
import glasshead.experiment.Metric;
import glasshead.ui.format.Numbers;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/// The rows of a set with their logit difference; a row that is left out says why. A double click, or Enter, opens the prompt.
final class PromptTable extends TableView<SetRow> {

    private final IntConsumer chosen;
    private @Nullable SetFindings findings;

    PromptTable(IntConsumer chosen) {
        this.chosen = chosen;
        getStyleClass().add("set-prompts");
        setAccessibleText("Prompts of the set");
        setPlaceholder(new Label("No rows yet"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setRowFactory(_ -> row());
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER && getSelectionModel().getSelectedItem() != null) {
                chosen.accept(getSelectionModel().getSelectedItem().index());
            }
        });
    }

    void show(@Nullable SetFindings shown) {
        boolean same = findings != null && shown != null && findings.set().equals(shown.set());
        findings = shown;
        if (shown == null) {
            getItems().clear();
            return;
        }
        if (!same) {
            getColumns().setAll(List.of(column("", 44, row -> row.index() + 1),
                    column("prompt", 420, row -> row.example().prompt().written()),
                    column("answer", 90, row -> String.join(",", row.example().answers())),
                    column("over", 90, row -> String.join(",", row.example().distractors()))));
            shown.set().columns().forEach(name -> getColumns().add(column(name, 80, row -> row.example().column(name))));
            getColumns().add(column("logit difference", 110, this::difference));
        }
        getItems().setAll(shown.rows());
    }

    private Object difference(SetRow row) {
        return findings != null && row.usable() ? findings.baseline().of(Metric.LOGIT_DIFFERENCE)[row.index()] : row.problem();
    }

    private static TableColumn<SetRow, Object> column(String title, double width, Function<SetRow, Object> value) {
        TableColumn<SetRow, Object> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(_ -> new PromptCell());
        return column;
    }

    private TableRow<SetRow> row() {
        TableRow<SetRow> row = new TableRow<>();
        row.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2 && row.getItem() != null) {
                chosen.accept(row.getItem().index());
            }
        });
        row.itemProperty().subscribe(item -> row.setTooltip(item == null || item.usable() && item.warnings().isEmpty() ? null
                : new Tooltip(item.usable() ? item.warnings().getFirst() : item.problem())));
        return row;
    }

    /// A number is shown as one.
    private static final class PromptCell extends TableCell<SetRow, Object> {
        @Override
        protected void updateItem(Object item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? "" : item instanceof Double number ? Numbers.signed(number) : item.toString());
        }
    }
}
