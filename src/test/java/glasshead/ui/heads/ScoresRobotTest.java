package glasshead.ui.heads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.Detector;
import glasshead.engine.ScoreProgress;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.format.GivenRuns;
import glasshead.ui.format.GivenScores;
import glasshead.ui.format.Picture;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.provenance.ProvenanceViewModel;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// From the menu of metrics to the scores on random tokens, with mouse and keyboard.
@OnScreen
class ScoresRobotTest {

    private final ViewOptions options = new ViewOptions();
    private final GivenScores scores = new GivenScores();
    private HeadsViewModel model;

    @Start
    void start(Stage stage) {
        Session session = GivenRuns.session(4, 6, 15);
        model = new HeadsViewModel(session, new ProvenanceViewModel(session).explained(), scores);
        stage.setScene(Picture.scene(new HeadsView(model, options).panel(), 415, 615, options));
        stage.show();
    }

    private static boolean shown(FxRobot robot, String node) {
        return robot.lookup(node).query().isVisible();
    }

    private void choose(FxRobot robot) {
        robot.clickOn("More");
        robot.clickOn("Random induction: on random repeated tokens: mean attention to the token after the earlier occurrence, 0 to 1");
    }

    @Test
    void oneButtonComputesThem(FxRobot robot) {
        assertFalse(shown(robot, ".head-scores"));
        choose(robot);
        assertEquals(new CellPicture.Detected(Detector.INDUCTION), model.picture().get());
        assertTrue(shown(robot, ".head-scores"));
        robot.clickOn("Compute scores");
        assertEquals(1, scores.computed.size());
        robot.interact(() -> scores.progress.accept(new ScoreProgress(2, 8, null, "")));
        ProgressBar bar = robot.lookup(".progress-bar").queryAs(ProgressBar.class);
        assertTrue(bar.isVisible());
        assertEquals(0.25, bar.getProgress());
        robot.interact(() -> scores.progress.accept(new ScoreProgress(8, 8, GivenScores.scores(4, 6), "")));
        assertFalse(shown(robot, ".head-scores"));
        assertTrue(robot.lookup(".panel-legend").queryLabeled().getText().startsWith("random tokens, 8 × (40 + the same 40), seed 1"));
    }

    @Test
    void theSameButtonCancels(FxRobot robot) {
        choose(robot);
        robot.clickOn("Compute scores").clickOn("Cancel");
        assertEquals(1, scores.cancelled);
        assertInstanceOf(ScoreState.Missing.class, model.scoreState().get());
        assertFalse(shown(robot, ".progress-bar"));
    }

    @Test
    void theKeyboardComputesAndCancels(FxRobot robot) {
        robot.interact(() -> {
            model.picture().set(new CellPicture.Detected(Detector.FIRST));
            robot.lookup(".head-scores .button").query().requestFocus();
        });
        robot.type(KeyCode.SPACE);
        assertEquals(1, scores.computed.size());
        robot.type(KeyCode.ESCAPE);
        assertEquals(1, scores.cancelled);
    }

    @Test
    void whatIsOnThePromptNeedsNoScores(FxRobot robot) {
        choose(robot);
        robot.clickOn("Attribution");
        assertFalse(shown(robot, ".head-scores"));
        assertTrue(shown(robot, ".head-grid"));
    }
}
