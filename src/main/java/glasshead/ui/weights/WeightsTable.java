package glasshead.ui.weights;

import glasshead.ui.options.ViewOptions;
import glasshead.ui.theme.Fonts;
import glasshead.ui.weights.WeightsPage.Row;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The numbers of a page; a chosen row chooses its head or tells more of its path.
final class WeightsTable extends TableView<Row> {

    private static final double COLUMN_EMS = 8;
    private static final double WIDEST_EMS = 14.6;

    private static final Set<String> FIGURES = Set.of("logits", "score", "copying", "effect", "norm", "of words", "share", "|W_V W_O|",
            "|W_Q W_Kᵀ|",
            "looks (QK)", "moves (OV)");

    private final ViewOptions options;
    private List<String> columns = List.of();
    private boolean following;

    WeightsTable(WeightsViewModel model, ViewOptions options) {
        this.options = options;
        getStyleClass().addAll("weights-table", "dense");
        setAccessibleText("Numbers of the picture, strongest first");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        setPlaceholder(new Label("No token has these letters."));
        getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null && !following) {
                model.choose(row);
            }
        });
    }

    void show(WeightsPage page) {
        following = true;
        if (!page.columns().equals(columns)) {
            columns = page.columns();
            getColumns().clear();
            for (int i = 0; i < columns.size(); i++) {
                getColumns().add(column(i));
            }
        }
        widen();
        Row chosen = getSelectionModel().getSelectedItem();
        if (!getItems().equals(page.rows())) {
            getItems().setAll(page.rows());
            if (chosen != null && !chosen.key().isEmpty()) {
                page.rows().stream().filter(row -> row.key().equals(chosen.key())).findFirst().ifPresent(getSelectionModel()::select);
            }
        }
        following = false;
    }

    /// Numbers are whole at every size of text.
    private void widen() {
        double em = Fonts.size(options.largeText().get());
        setPrefWidth(COLUMN_EMS * em * columns.size() + 2 * em);
        setMaxWidth(WIDEST_EMS * em * columns.size());
        setMinWidth(COLUMN_EMS * em * Math.min(columns.size(), 3));
        for (TableColumn<Row, ?> column : getColumns()) {
            boolean rank = column.getText().equals("rank");
            column.setMinWidth(FIGURES.contains(column.getText()) ? COLUMN_EMS * em : COLUMN_EMS / 2 * em);
            column.setMaxWidth(rank ? COLUMN_EMS * em : WIDEST_EMS * em * columns.size());
        }
    }

    private TableColumn<Row, String> column(int index) {
        TableColumn<Row, String> column = new TableColumn<>(columns.get(index));
        column.setSortable(false); // strongest first is the order
        column.setReorderable(false);
        if (index > 0 && FIGURES.contains(columns.get(index))) {
            column.getStyleClass().add("figures");
        }
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(index < row.getValue().cells().size() ? row.getValue().cells().get(
                index) : ""));
        return column;
    }
}
