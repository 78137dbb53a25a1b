package glasshead.ui.table;

import atlantafx.base.theme.Styles;
import glasshead.ui.format.ColumnRoom;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.DataTable;
import glasshead.ui.picture.CopyBoard;
import glasshead.ui.theme.Theme;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.controlsfx.control.textfield.TextFields;

/// A panel's data in a window of its own: for keyboard and screen reader, sorted and filtered, copied as CSV as it is shown.
public final class TableWindow {

    private static final double ROOM_FOR_COLUMN = 120;
    private static final double LEAST_EMS = 6.5;
    private static final double LEAST = 360;
    /// Room for the window's own frame.
    private static final double FRAME = 48;
    private static final double HEIGHT = 460;

    private final Stage stage = new Stage();
    private final TableView<List<String>> view = new TableView<>();
    private final TextField filter = TextFields.createClearableTextField();
    private final FilteredList<List<String>> rows;
    private final DataTable table;

    public TableWindow(Window owner, DataTable table, CopyBoard board, ViewOptions options) {
        this.table = table;
        for (int i = 0; i < table.columns().size(); i++) {
            view.getColumns().add(column(i));
        }
        rows = new FilteredList<>(FXCollections.observableArrayList(table.rows()));
        SortedList<List<String>> sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(view.comparatorProperty());
        view.setItems(sorted);
        Subscription room = ColumnRoom.keep(view, options, _ -> LEAST_EMS);
        view.setPlaceholder(new Label(table.rows().isEmpty() ? "Nothing to show yet." : "No row has these words."));
        view.getStyleClass().add(Styles.DENSE);
        view.setAccessibleText(table.name());
        BorderPane root = new BorderPane(view, null, null, foot(board), null);
        root.getStyleClass().add("table-window");
        double most = Screen.getPrimary().getVisualBounds().getWidth() - FRAME;
        Scene scene = new Scene(root, Math.clamp(ROOM_FOR_COLUMN * table.columns().size(), LEAST, most), HEIGHT);
        scene.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
        Subscription look = room.and(Theme.wear(scene, options));
        stage.setOnHidden(_ -> look.unsubscribe());
        stage.initOwner(owner);
        stage.setTitle(table.name());
        stage.setScene(scene);
    }

    public void show() {
        stage.show();
        view.requestFocus();
    }

    private TableColumn<List<String>, String> column(int index) {
        TableColumn<List<String>, String> column = new TableColumn<>(table.columns().get(index));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().get(index)));
        column.setReorderable(false);
        if (Figures.in(table.rows().stream().map(row -> row.get(index)).toList())) {
            column.setComparator(Figures.BY_SIZE);
            column.getStyleClass().add("figures");
        }
        return column;
    }

    private HBox foot(CopyBoard board) {
        filter.setPromptText("Filter rows");
        filter.setAccessibleText("Filter rows");
        filter.setTooltip(new Tooltip("Only rows with all of these words, in any column"));
        filter.setPrefColumnCount(9);
        filter.setMinWidth(Region.USE_PREF_SIZE);
        filter.textProperty().subscribe(typed -> rows.setPredicate(row -> matches(row, typed)));
        filter.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                filter.clear();
                key.consume(); // the next one closes the window
            }
        });
        Label count = new Label();
        count.textProperty().bind(Bindings.createStringBinding(this::shown, rows));
        count.setMinWidth(Region.USE_PREF_SIZE);
        count.getStyleClass().addAll("muted", "small");
        Label hint = new Label("· click a column's head to sort");
        hint.setMinWidth(0);
        hint.getStyleClass().addAll("muted", "small");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button copy = new Button("Copy as CSV");
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setTooltip(new Tooltip("Copy the rows shown, in this order, for a spreadsheet"));
        copy.setOnAction(_ -> board.text(new DataTable(table.name(), table.columns(), List.copyOf(view.getItems())).toCsv()));
        HBox foot = new HBox(8, filter, count, hint, gap, copy);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("table-window-foot");
        return foot;
    }

    private String shown() {
        int all = table.rows().size();
        return (rows.size() == all ? "" : rows.size() + " of ") + all + (all == 1 ? " row" : " rows");
    }

    private static boolean matches(List<String> row, String typed) {
        return Stream.of(typed.toLowerCase(Locale.ROOT).split(" ")).allMatch(word -> row.stream().anyMatch(cell -> cell.toLowerCase(
                Locale.ROOT).contains(word)));
    }
}
