package glasshead.ui.theme;

import static glasshead.Await.met;
import static glasshead.Await.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import glasshead.ui.OnScreen;
import javafx.geometry.VerticalDirection;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@OnScreen
class TooltipsTest {

    private TextField text;
    private Button button;

    @Start
    void open(Stage stage) {
        text = new TextField();
        button = new Button("Somewhere else");
        text.setTooltip(tooltip("What is read"));
        button.setTooltip(tooltip("What it does"));
        Scene scene = new Scene(new VBox(button, text), 300, 200);
        Tooltips.stepAside(scene);
        stage.setScene(scene);
        stage.show();
    }

    private static Tooltip tooltip(String words) {
        Tooltip tooltip = new Tooltip(words);
        tooltip.setShowDelay(Duration.ONE);
        return tooltip;
    }

    private static long shown() {
        return Window.getWindows().stream().filter(window -> window instanceof Tooltip && window.isShowing()).count();
    }

    private static void untilShown(FxRobot robot, String query) {
        robot.moveTo(query);
        // Again and again: while a tooltip of another window has its time, the first movements show none.
        met(() -> {
            robot.moveBy(1, 0).moveBy(-1, 0);
            return onFx(TooltipsTest::shown) == 1;
        });
    }

    @Test
    void aKeyAndTheWheelEndThem(FxRobot robot) {
        untilShown(robot, ".button");
        robot.push(KeyCode.SHIFT);
        assertEquals(0, shown());
        untilShown(robot, ".button");
        robot.scroll(1, VerticalDirection.DOWN);
        assertEquals(0, shown());
    }

    @Test
    void aTextThatIsBeingWrittenHasNone(FxRobot robot) {
        untilShown(robot, ".text-field");
        robot.interact(text::requestFocus);
        assertEquals(0, shown());
        assertNull(text.getTooltip());
        assertEquals("What is read", text.getAccessibleHelp());
        robot.interact(button::requestFocus);
        untilShown(robot, ".text-field");
        assertEquals("What it does", button.getTooltip().getText());
    }
}
