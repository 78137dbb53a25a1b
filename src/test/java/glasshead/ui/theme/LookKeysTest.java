package glasshead.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.ui.OnScreen;
import glasshead.ui.delay.ManualClock;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.typing.Typing;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@OnScreen
class LookKeysTest {

    private final ViewOptions options = new ViewOptions();
    private final ManualClock clock = new ManualClock();
    private TextField text;
    private Button button;
    private Stage stage;

    @Start
    void open(Stage shown) {
        stage = shown;
        text = new TextField();
        button = new Button("Somewhere else");
        Scene scene = new Scene(new VBox(text, button));
        LookKeys.listen(stage, scene, options, clock);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void lightAndSizeChangeAndTheWindowCloses(FxRobot robot) {
        robot.interact(button::requestFocus);
        robot.push(KeyCode.T);
        assertTrue(options.dark().get());
        robot.push(KeyCode.CONTROL, KeyCode.EQUALS);
        assertTrue(options.largeText().get());
        robot.push(KeyCode.CONTROL, KeyCode.MINUS);
        assertFalse(options.largeText().get());
        robot.push(KeyCode.F11);
        assertTrue(stage.isFullScreen());
        robot.push(KeyCode.F11);
        assertFalse(stage.isFullScreen());
        robot.push(KeyCode.ESCAPE);
        assertFalse(stage.isShowing());
    }

    @Test
    void aLetterThatIsTypedIsALetter(FxRobot robot) {
        robot.interact(text::requestFocus);
        robot.write("t");
        assertFalse(options.dark().get());
        assertEquals("t", text.getText());
        robot.interact(button::requestFocus);
        robot.push(KeyCode.T);
        assertFalse(options.dark().get(), "the next letter of a word whose field has gone");
        robot.interact(() -> clock.pass(Typing.PAUSE));
        robot.push(KeyCode.T);
        assertTrue(options.dark().get());
    }
}
