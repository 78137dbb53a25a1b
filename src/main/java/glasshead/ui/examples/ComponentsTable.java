package glasshead.ui.examples;

import glasshead.experiment.Component;
import glasshead.ui.format.Numbers;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

/// A line for each head, neuron or direction, a column for each figure; a click on a column's name sorts by it, a chosen line is shown.
final class ComponentsTable extends TableView<Listed> {

    /// Widths in the size of the columns' names, so that figures have room in large text too.
    private static final double NAME = 6.8;
    private static final double LONG_NAME = 18.8;
    /// Of a column, for its name with the arrow of sorting, and for each of its letters.
    private static final double COLUMN = 4.1;
    private static final double LETTER = .59;

    private final ExamplesViewModel model;
    /// Until there are columns, nothing is sorted.
    private boolean following = true;
    private List<Figure> figures = List.of();
    private Kind kind = Kind.HEADS;
    private final Label nameHead = new Label("name");

    ComponentsTable(ExamplesViewModel model) {
        this.model = model;
        getStyleClass().addAll("components-table", "dense");
        setAccessibleText("Heads, neurons or directions with their figures; Enter on a column's name sorts");
        Label none = new Label();
        none.textProperty().bind(model.listing().reading().map(reading -> reading ? "Reading the scan…" : "None is left by the filter."));
        setPlaceholder(none);
        getColumns().add(name());
        nameHead.fontProperty().subscribe(this::widenName);
        setSortPolicy(_ -> {
            sortElsewhere();
            return true;
        });
        getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null && !following) {
                model.choose(row.component());
            }
        });
        setOnMouseClicked(_ -> { // the line that is shown may not have been chosen yet
            Listed row = getSelectionModel().getSelectedItem();
            if (row != null) {
                model.choose(row.component());
            }
        });
        model.shown().subscribe(this::follow);
    }

    /// The list itself is sorted elsewhere.
    private void sortElsewhere() {
        if (following) {
            return;
        }
        if (getSortOrder().isEmpty()) {
            model.listing().sort("", true);
        } else {
            TableColumn<Listed, ?> by = getSortOrder().getFirst();
            model.listing().sort(by.getId(), by.getSortType() == SortType.ASCENDING);
        }
    }

    void show() {
        following = true;
        List<Figure> now = Figure.of(model.listing().kind().get());
        if (!now.equals(figures) || kind != model.listing().kind().get()) {
            figures = now;
            kind = model.listing().kind().get();
            getColumns().remove(1, getColumns().size());
            widenName();
            figures.forEach(figure -> getColumns().add(column(figure)));
        }
        String order = model.listing().order();
        getColumns().stream().filter(column -> column.isSortable() && column.getId().equals(order)).findFirst().ifPresentOrElse(column -> {
            column.setSortType(model.listing().ascending() ? SortType.ASCENDING : SortType.DESCENDING);
            getSortOrder().setAll(List.of(column));
        }, getSortOrder()::clear);
        getItems().setAll(model.listing().listed().get());
        getSelectionModel().clearSelection();
        following = false;
        follow();
    }

    /// The line of the one that is shown.
    private void follow() {
        ShownExamples shown = model.shown().get();
        Listed chosen = getSelectionModel().getSelectedItem();
        Component component = shown == null ? null : shown.component();
        if (component == null || chosen != null && chosen.component().equals(component)) {
            return;
        }
        following = true;
        getSelectionModel().clearSelection();
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i).component().equals(component)) {
                getSelectionModel().select(i);
                int top = Math.max(0, i - 3);
                Platform.runLater(() -> scrollTo(top)); // once the rows are laid out
            }
        }
        following = false;
    }

    private void widenName() {
        getColumns().getFirst().setPrefWidth((kind == Kind.DIRECTIONS ? LONG_NAME : NAME) * nameHead.getFont().getSize());
    }

    private TableColumn<Listed, Component> name() {
        TableColumn<Listed, Component> column = new TableColumn<>();
        nameHead.getStyleClass().add("small");
        column.setGraphic(nameHead);
        column.setId("");
        column.setSortable(false);
        column.setReorderable(false);
        column.getStyleClass().add("component-name");
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().component()));
        return column;
    }

    private static TableColumn<Listed, Double> column(Figure figure) {
        TableColumn<Listed, Double> column = new TableColumn<>();
        Label head = new Label(figure.word());
        head.setTooltip(new Tooltip(figure.meaning()));
        head.getStyleClass().add("small");
        column.setGraphic(head);
        column.setId(figure.word());
        column.setReorderable(false);
        double ems = COLUMN + LETTER * figure.word().length();
        head.fontProperty().subscribe(font -> column.setPrefWidth(ems * font.getSize()));
        // what one looks for first
        column.setSortType(figure == Figure.ENTROPY ? SortType.ASCENDING : SortType.DESCENDING);
        column.getStyleClass().add("figures");
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().of(figure)));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(Double value, boolean empty) {
                super.updateItem(value, empty);
                setText(empty || value == null ? "" : Numbers.plain(value, figure.decimals()));
            }
        });
        return column;
    }
}
