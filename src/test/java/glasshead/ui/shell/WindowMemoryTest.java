package glasshead.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.ui.OnScreen;
import glasshead.ui.delay.ManualClock;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.options.WindowPlace;
import java.time.Duration;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

@OnScreen
class WindowMemoryTest {

    private final ViewOptions options = new ViewOptions();
    private final ManualClock clock = new ManualClock();

    @Test
    void theWindowOpensWhereItWasClosed(FxRobot robot) {
        options.window().set(new WindowPlace(20, 30, 970, 650, false));
        robot.interact(() -> {
            Stage stage = open();
            assertEquals(20, stage.getX());
            stage.setX(10);
            stage.hide();
        });
        assertEquals(new WindowPlace(10, 30, 970, 650, false), options.window().get());
    }

    @Test
    void aPlaceOnAScreenThatIsGoneIsForgotten(FxRobot robot) {
        options.window().set(new WindowPlace(-5000, 0, 970, 650, false));
        robot.interact(() -> {
            Stage stage = open();
            assertTrue(stage.getX() >= 0 && stage.getWidth() <= 1000);
            stage.hide();
        });
    }

    @Test
    void aTitleBarThatIsPutAboveTheScreenComesBack(FxRobot robot) {
        Stage[] stage = new Stage[1];
        robot.interact(() -> stage[0] = open());
        robot.interact(() -> stage[0].setY(-20));
        robot.interact(() -> assertEquals(0, stage[0].getY()));
    }

    @Test
    void aWindowThatIsInUseIsLeftWhereItIsMoved(FxRobot robot) {
        Stage[] stage = new Stage[1];
        robot.interact(() -> {
            stage[0] = open();
            Event.fireEvent(stage[0], new MouseEvent(MouseEvent.MOUSE_PRESSED, 0, 0, 0, 0, MouseButton.PRIMARY, 1, false, false, false,
                    false, false,
                    false, false, true, false, true, null));
        });
        robot.interact(() -> stage[0].setY(-20));
        robot.interact(() -> assertEquals(-20, stage[0].getY()));
    }

    @Test
    void aWhileLaterItsPlaceIsTheUsersAffair(FxRobot robot) {
        Stage[] stage = new Stage[1];
        robot.interact(() -> {
            stage[0] = open();
            clock.pass(Duration.ofSeconds(10));
        });
        robot.interact(() -> stage[0].setY(-20));
        robot.interact(() -> assertEquals(-20, stage[0].getY()));
    }

    private Stage open() {
        Stage stage = new Stage();
        stage.setScene(new Scene(new StackPane()));
        WindowMemory.keep(stage, options, clock);
        stage.show();
        return stage;
    }
}
