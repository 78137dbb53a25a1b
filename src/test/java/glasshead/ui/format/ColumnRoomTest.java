package glasshead.ui.format;

import static glasshead.Await.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.ui.OnScreen;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.theme.Fonts;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@OnScreen
class ColumnRoomTest {

    private static final double EMS = 6;
    private static final int COLUMNS = 8;

    private final ViewOptions options = new ViewOptions();
    private TableView<String> table;

    @Start
    void open(Stage stage) {
        table = new TableView<>();
        for (int i = 0; i < COLUMNS; i++) {
            table.getColumns().add(new TableColumn<>("column " + i));
        }
        ColumnRoom.keep(table, options, _ -> EMS);
        stage.setScene(new Scene(new Pane(table), 900, 300));
        stage.show();
    }

    private double shownAt(FxRobot robot, double width) {
        robot.interact(() -> {
            table.setMinWidth(width);
            table.setMaxWidth(width);
        });
        settle();
        table.getColumns().forEach(column -> assertTrue(column.getWidth() >= EMS * Fonts.size(options.largeText().get()), () -> column
                .getText() + " is " + column.getWidth() + " wide in " + width));
        return table.getColumns().stream().mapToDouble(TableColumn::getWidth).sum();
    }

    @Test
    void columnsShareTheWidthAndAreNeverTooNarrow(FxRobot robot) {
        assertEquals(850, shownAt(robot, 850), 3);
        assertTrue(shownAt(robot, 400) > 600, "it scrolls");
        assertEquals(850, shownAt(robot, 850), 3, "and has all in sight again");
        robot.interact(() -> options.largeText().set(true));
        assertTrue(shownAt(robot, 850) > 850, "large text needs more");
    }
}
