package glasshead.ui.table;

import static glasshead.Await.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.ui.OnScreen;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.panel.DataTable;
import glasshead.ui.picture.CopyBoard;
import glasshead.ui.prompt.Pictures;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@OnScreen
class TableWindowTest {

    private final ViewOptions options = new ViewOptions();
    private String copied;

    @Start
    void open(Stage stage) {
        stage.setScene(new Scene(new StackPane(), 100, 100));
        stage.show();
        DataTable table = new DataTable("Heads", List.of("head", "token", "score"), List.of(List.of("L0H0", "·Mary", "+0.25"),
                List.of("L1H0", "·Mary", "−0.50"), List.of("L1H1", "·John", "+2.25"), List.of("L1H2", "·Mary", "+1.00")));
        new TableWindow(stage, table, new CopyBoard() {
            @Override
            public void picture(Image picture) {
                throw new AssertionError();
            }

            @Override
            public void text(String words) {
                copied = words;
            }

            @Override
            public String copied() {
                return copied;
            }
        }, options).show();
    }

    @Test
    void rowsAreFilteredSortedAndCopiedAsShown(FxRobot robot) {
        robot.clickOn("score");
        robot.clickOn(".clearable-field").write("mary l1");
        settle();
        robot.interact(() -> Pictures.save(table(robot).getScene(), "table-filtered"));
        assertEquals("2 of 4 rows", count(robot));
        robot.clickOn("Copy as CSV");
        assertEquals("head,token,score\r\nL1H0,·Mary,-0.50\r\nL1H2,·Mary,+1.00\r\n", copied);
        robot.clickOn(".clear-button");
        assertEquals("4 rows", count(robot));
    }

    @Test
    void escapeEndsTheFilterAndThenClosesTheWindow(FxRobot robot) {
        robot.clickOn(".clearable-field").write("nothing");
        assertEquals(0, table(robot).getItems().size());
        TableView<?> table = table(robot);
        robot.push(KeyCode.ESCAPE);
        assertEquals(4, table.getItems().size());
        assertTrue(table.getScene().getWindow().isShowing());
        robot.push(KeyCode.ESCAPE);
        assertFalse(table.getScene().getWindow().isShowing());
    }

    private static TableView<?> table(FxRobot robot) {
        return robot.lookup(".table-view").query();
    }

    private static String count(FxRobot robot) {
        return robot.lookup(".table-window-foot > .label").<Labeled>query().getText();
    }
}
