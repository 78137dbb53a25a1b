package glasshead.ui.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.engine.Cost;
import glasshead.session.Session;
import glasshead.ui.HandRuns;
import glasshead.ui.OnScreen;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.theme.Theme;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@OnScreen
class StatusViewTest {

    private final HandRuns runs = new HandRuns();
    private final StatusViewModel model = new StatusViewModel(new Session(runs, HandRuns.FIRST));

    @Start
    void open(Stage stage) {
        Scene scene = new Scene(new StatusView(model), 800, 30);
        Theme.wear(scene, new ViewOptions());
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void onlyALongRunIsAnnounced(FxRobot robot) throws TimeoutException {
        robot.interact(() -> runs.setRunning(true));
        assertEquals("Ready", state(robot).getText());
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> state(robot).getText().equals("Running…"));
        robot.interact(() -> runs.setRunning(false));
        assertEquals("Ready", state(robot).getText());
    }

    @Test
    void aProblemIsShownInTheDangerColourAndWholeInTheTooltip(FxRobot robot) {
        robot.interact(() -> {
            runs.finish(new Cost(1, 0, 4, 1, 0, 2));
            runs.fail("The answer is no token; type another.");
        });
        assertEquals("The answer is no token; type another.", state(robot).getText());
        assertEquals("The answer is no token; type another.", state(robot).getTooltip().getText());
        assertTrue(state(robot).getStyleClass().contains("danger"));
    }

    @Test
    void aNoticeStandsWhereReadyWas(FxRobot robot) {
        robot.interact(() -> model.notice().set("Copied"));
        assertEquals("Copied", state(robot).getText());
        robot.interact(() -> model.notice().set(""));
        assertEquals("Ready", state(robot).getText());
    }

    private static Label state(FxRobot robot) {
        return robot.lookup(".status-state").queryAs(Label.class);
    }
}
