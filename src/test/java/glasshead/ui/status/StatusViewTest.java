package glasshead.ui.status;

import static glasshead.Await.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.engine.Cost;
import glasshead.experiment.Head;
import glasshead.session.Session;
import glasshead.ui.HandRuns;
import glasshead.ui.OnScreen;
import glasshead.ui.delay.ManualClock;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.theme.Theme;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@OnScreen
class StatusViewTest {

    private final HandRuns runs = new HandRuns();
    private final Session session = new Session(runs, HandRuns.FIRST);
    private final StatusViewModel model = new StatusViewModel(session);
    private final ManualClock clock = new ManualClock();
    private StatusView view;

    @Start
    void open(Stage stage) {
        view = new StatusView(model, clock);
        Scene scene = new Scene(view, 800, 30);
        Theme.wear(scene, new ViewOptions());
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void onlyALongRunIsAnnounced(FxRobot robot) {
        robot.interact(() -> runs.setRunning(true));
        assertEquals("Ready", said(robot));
        assertEquals(0, view.getProgress());
        robot.interact(() -> clock.pass(StatusView.PATIENCE));
        assertEquals("Running…", said(robot));
        assertTrue(robot.lookup(".status .progress-bar").query().isVisible());
        robot.interact(() -> runs.setRunning(false));
        assertEquals("Ready", said(robot));
        assertFalse(robot.lookup(".status .progress-bar").query().isVisible());
    }

    @Test
    void aProblemIsShownInTheDangerColourAndWholeInTheTooltip(FxRobot robot) {
        robot.interact(() -> {
            runs.finish(new Cost(1, 0, 4, 1, 0, 0, 2));
            runs.fail("The answer is no token; type another.");
        });
        assertEquals("The answer is no token; type another.", said(robot));
        assertEquals("The answer is no token; type another.", view.getTooltip().getText());
        settle();
        assertEquals(Color.web("#c0303a"), robot.lookup(".status-label").queryAs(Label.class).getTextFill());
    }

    @Test
    void aNoticeStandsForAWhileWhereReadyWas(FxRobot robot) {
        robot.interact(() -> model.notice().set("Copied"));
        assertEquals("Copied", said(robot));
        robot.interact(() -> clock.pass(StatusView.NOTICE_TIME));
        assertEquals("Ready", said(robot));
    }

    @Test
    void aNoticeWithUndoStandsUntilTheNextChange(FxRobot robot) {
        robot.interact(() -> session.change(now -> now.toggled(new Head(0, 0))));
        robot.interact(() -> model.offerUndo("The prompts changed places."));
        robot.interact(() -> clock.pass(StatusView.NOTICE_TIME));
        assertEquals("The prompts changed places.", said(robot));
        robot.clickOn("Undo");
        assertEquals(HandRuns.FIRST, session.experiment().get());
        assertEquals("Ready", said(robot));
        assertFalse(robot.lookup(".status .hyperlink").query().isVisible());
        robot.interact(() -> model.offerUndo("The prompts changed places."));
        robot.interact(() -> session.change(now -> now.toggled(new Head(0, 0))));
        assertEquals("Ready", said(robot), "an undo would take back another change");
        robot.interact(() -> model.offerUndo("The prompts changed places."));
        robot.interact(() -> model.notice().set("Copied"));
        assertFalse(robot.lookup(".status .hyperlink").query().isVisible());
        robot.interact(() -> clock.pass(StatusView.NOTICE_TIME));
        assertEquals("Ready", said(robot));
    }

    private static String said(FxRobot robot) {
        return robot.lookup(".status-label").queryAs(Label.class).getText();
    }
}
