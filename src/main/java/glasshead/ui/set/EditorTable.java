package glasshead.ui.set;

import glasshead.dataset.SetColumns;
import glasshead.ui.format.ColumnRoom;
import glasshead.ui.options.ViewOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.transformation.FilteredList;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// All rows of a set with all their columns, each cell to be edited, and at the end what the model says about the row.
final class EditorTable extends TableView<EditorRow> {

    private static final String WRONG = "what is wrong";
    private static final PseudoClass LEFT_OUT = PseudoClass.getPseudoClass("left-out");

    private final SetEditor model;
    private final FilteredList<EditorRow> filtered;
    private List<String> names = List.of();

    EditorTable(SetEditor model, ViewOptions options) {
        this.model = model;
        getStyleClass().addAll("set-prompts", "set-editor-table");
        setAccessibleText("Rows of the set");
        setEditable(true);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setPlaceholder(new Label("No row has these words."));
        ColumnRoom.keep(this, options, EditorTable::least);
        setRowFactory(_ -> new Row());
        filtered = new FilteredList<>(model.rows());
        setItems(filtered);
        model.rows().subscribe(this::columnsAgain);
        columnsAgain();
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// Only rows that have all of these words somewhere, and, when asked for, of which something is said.
    void filter(String words, boolean onlyWithRemark) {
        List<String> all = List.of(words.toLowerCase(Locale.ROOT).split(" "));
        filtered.setPredicate(row -> !(onlyWithRemark && row.remark().get().isEmpty())
                && all.stream().allMatch(word -> text(row).toLowerCase(Locale.ROOT).contains(word)));
    }

    private static String text(EditorRow row) {
        return Stream.of(Stream.of(row.example().prompt().written(), row.example().other().written(), row.remark().get()),
                row.example().answers().stream(), row.example().distractors().stream(), row.example().columns().values().stream())
                .flatMap(each -> each).collect(Collectors.joining("\n"));
    }

    /// Their numbers in the set.
    Set<Integer> selected() {
        return getSelectionModel().getSelectedItems().stream().map(EditorRow::index).collect(Collectors.toSet());
    }

    /// Behind the selected rows, or behind all.
    int below() {
        return selected().stream().max(Integer::compare).map(last -> last + 1).orElse(model.set().get().size());
    }

    void reveal(int index) {
        filtered.stream().filter(row -> row.index() == index).findFirst().ifPresent(row -> {
            getSelectionModel().clearSelection();
            getSelectionModel().select(row);
            scrollTo(row);
        });
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.DELETE && getEditingCell() == null && !selected().isEmpty()) {
            model.delete(selected());
            key.consume();
        }
    }

    private void columnsAgain() {
        List<String> now = model.columns().names();
        if (now.equals(names)) {
            return;
        }
        names = now;
        List<TableColumn<EditorRow, ?>> columns = new ArrayList<>();
        TableColumn<EditorRow, Integer> number = new TableColumn<>("");
        number.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().index() + 1));
        number.setPrefWidth(46);
        number.getStyleClass().add("figures");
        columns.add(number);
        for (int column = 0; column < names.size(); column++) {
            columns.add(column(column));
        }
        columns.add(remarks());
        columns.forEach(column -> column.setReorderable(false));
        getColumns().setAll(columns);
    }

    /// In ems: a number, a prompt, a token, a word.
    private static double least(TableColumn<?, ?> column) {
        return switch (column.getText()) {
            case "" -> 3.6;
            case SetColumns.CLEAN, SetColumns.CORRUPTED -> 12;
            case SetColumns.ANSWER, SetColumns.DISTRACTOR -> 6;
            case WRONG -> 9;
            default -> 5;
        };
    }

    private TableColumn<EditorRow, String> column(int index) {
        String name = names.get(index);
        boolean token = name.equals(SetColumns.ANSWER) || name.equals(SetColumns.DISTRACTOR);
        TableColumn<EditorRow, String> column = new TableColumn<>(name);
        column.setPrefWidth(name.equals(SetColumns.CLEAN) || name.equals(SetColumns.CORRUPTED) ? 330 : token ? 90 : 80);
        SetColumns columns = model.columns();
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(columns.cell(row.getValue().example(), index)));
        column.setCellFactory(_ -> new EditCell(token));
        column.setOnEditCommit(edit -> model.edit(edit.getRowValue().index(), index, edit.getNewValue()));
        return column;
    }

    private static TableColumn<EditorRow, String> remarks() {
        TableColumn<EditorRow, String> column = new TableColumn<>(WRONG);
        column.setPrefWidth(260);
        column.setEditable(false);
        column.setCellValueFactory(row -> row.getValue().remark());
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(String item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty ? "" : item);
                setTooltip(empty || item == null || item.isEmpty() ? null : new Tooltip(item));
            }
        });
        column.getStyleClass().add("set-remark");
        return column;
    }

    /// Marked where the row can't be used.
    private static final class Row extends TableRow<EditorRow> {
        Row() {
            itemProperty().flatMap(EditorRow::read).subscribe(_ -> pseudoClassStateChanged(LEFT_OUT, getItem() != null && getItem()
                    .isLeftOut()));
        }
    }
}
