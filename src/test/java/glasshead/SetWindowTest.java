package glasshead;

import static glasshead.Await.onFx;
import static glasshead.Await.settle;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.Spread;
import glasshead.checkpoint.TestModels;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Models;
import glasshead.engine.Question;
import glasshead.engine.SetFindings;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Metric;
import glasshead.experiment.Options;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.delay.ManualClock;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.Circle;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The whole window over the real engine while it is about a set.
@OnScreen
class SetWindowTest {

    private Wiring wiring;
    private Session session;

    @Start
    void open(Stage stage) {
        wiring = RealWindow.show(stage, new ManualClock());
        session = wiring.session();
    }

    @AfterEach
    void close() {
        wiring.close();
    }

    private Experiment now() {
        return session.experiment().get();
    }

    private SetFindings found() {
        return Objects.requireNonNull(onFx(() -> wiring.setRun().findings().get()));
    }

    private void untilRun() {
        RealWindow.untilRun(session);
        until(() -> !wiring.setRun().running().get());
        settle();
    }

    private void toSet(FxRobot robot) {
        untilRun();
        robot.clickOn("Set");
        untilRun();
    }

    private static String figure(FxRobot robot) {
        return robot.lookup(".set-figure").queryAs(Label.class).getText();
    }

    @Test
    void oneClickShowsTheShippedSetAndUndoBringsThePromptBack(FxRobot robot) {
        untilRun();
        Experiment before = now();
        robot.clickOn("Set");
        untilRun();
        assertEquals("indirect-object", now().set().name());
        assertEquals(100, now().set().size());
        assertEquals(100, robot.lookup(".set-dot").queryAll().size() + robot.lookup(".set-dot-negative").queryAll().size());
        double mean = Spread.of(found().baseline().of(Metric.LOGIT_DIFFERENCE)).mean();
        assertEquals(glasshead.ui.format.Numbers.signed(mean), figure(robot));
        onFx(session::undo);
        assertEquals(before, now());
        assertFalse(robot.lookup(".set-figure").query().isVisible() && robot.lookup(".set-outcome").query().isVisible());
    }

    @Test
    void aDotShowsItsPromptAndBackToPromptKeepsIt(FxRobot robot) {
        toSet(robot);
        Circle dot = robot.lookup((Circle circle) -> Integer.valueOf(7).equals(circle.getUserData())).query();
        onFx(() -> javafx.event.Event.fireEvent(dot, click()));
        untilRun();
        assertEquals(7, now().subject().shown());
        assertTrue(robot.lookup("8 of 100").tryQuery().isPresent());
        robot.push(KeyCode.SHORTCUT, KeyCode.PAGE_DOWN);
        untilRun();
        assertEquals(8, now().subject().shown());
        String shown = now().prompt().written();
        robot.clickOn("Prompt");
        untilRun();
        assertEquals(shown, now().prompt().written());
        assertEquals(1, now().set().size());
    }

    private static javafx.scene.input.MouseEvent click() {
        return new javafx.scene.input.MouseEvent(javafx.scene.input.MouseEvent.MOUSE_CLICKED, 0, 0, 0, 0,
                javafx.scene.input.MouseButton.PRIMARY, 1, false, false, false, false, true, false, false, true, false, false, null);
    }

    @Test
    void anAblationActsInEveryPromptAsOnTheCommandLine(FxRobot robot) {
        toSet(robot);
        onFx(() -> session.change(now -> now.toggled(new Head(2, 4))));
        untilRun();
        double shown = Spread.of(found().changed().getFirst().of(Metric.LOGIT_DIFFERENCE)).mean();
        try (InferenceEngine engine = new InferenceEngine(new Models(TestModels.GIVEN))) {
            SetFindings alone = engine.answer(new Question.OfSet("tiny-english", now().set(), Contrast.LAST, List.of(List.of(Intervention
                    .zero(new Head(2, 4)))), Options.DEFAULT, true), _ -> {}, () -> false);
            assertEquals(Spread.of(alone.changed().getFirst().of(Metric.LOGIT_DIFFERENCE)).mean(), shown, 1e-9);
        }
        assertEquals(glasshead.ui.format.Numbers.signed(shown), figure(robot));
        assertEquals(3, wiring.setRun().ways().get().changed().size());
    }
}
