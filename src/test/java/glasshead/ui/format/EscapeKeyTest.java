package glasshead.ui.format;

import static glasshead.Await.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import glasshead.ui.OnScreen;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.cell.TextFieldListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@OnScreen
class EscapeKeyTest {

    private final List<KeyEvent> heard = new ArrayList<>();
    private ListView<String> list;
    private TableView<String> table;
    private ListView<String> edited;

    @Start
    void open(Stage window) {
        list = new PlainList<>(FXCollections.observableArrayList("a", "b"));
        table = new TableView<>(FXCollections.observableArrayList("a", "b"));
        edited = new ListView<>(FXCollections.observableArrayList("a", "b"));
        TableColumn<String, String> column = new TableColumn<>("letter");
        column.setCellValueFactory(row -> new SimpleStringProperty(row.getValue()));
        table.getColumns().add(column);
        edited.setEditable(true);
        edited.setCellFactory(TextFieldListCell.forListView());
        EscapeKey.passes(edited);
        list.setPrefHeight(100);
        VBox root = new VBox(list, table, edited);
        root.addEventHandler(KeyEvent.KEY_PRESSED, heard::add);
        window.setScene(new Scene(root, 300, 400));
        window.show();
    }

    private long escapes() {
        settle();
        return heard.stream().filter(key -> key.getCode() == KeyCode.ESCAPE).count();
    }

    @Test
    void escReachesWhatAListOrATableStandsIn(FxRobot robot) {
        robot.interact(list::requestFocus);
        robot.type(KeyCode.ESCAPE);
        assertEquals(1, escapes());
        robot.interact(table::requestFocus);
        robot.type(KeyCode.ESCAPE);
        assertEquals(2, escapes());
    }

    @Test
    void anEditIsGivenUpAndNothingElse(FxRobot robot) {
        robot.interact(() -> {
            edited.requestFocus();
            edited.edit(0);
        });
        settle();
        robot.type(KeyCode.ESCAPE);
        assertEquals(0, escapes());
        assertEquals(-1, edited.getEditingIndex());
        robot.type(KeyCode.ESCAPE);
        assertEquals(1, escapes());
    }
}
