package glasshead.ui.maps;

import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.Predictions;
import glasshead.engine.GivenSet;
import glasshead.engine.TinyEnglish;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.MapKind;
import glasshead.experiment.MapRange;
import glasshead.experiment.Prompt;
import glasshead.experiment.view.MapQuestion;
import glasshead.pixels.Area;
import glasshead.session.InferenceService;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.format.Picture;
import glasshead.ui.options.ViewOptions;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Mouse and keyboard on maps of the shipped model.
@OnScreen
class MapsRobotTest {

    private static final Head L2H4 = new Head(2, 4);
    private static final Spot ZERO_L2H4 = new Spot(0, 2, 4);

    private final ViewOptions options = new ViewOptions();
    private final Experiment first = TinyEnglish.experiment("ioi");
    private InferenceService service;
    private Session session;
    private MapsViewModel model;

    @Start
    void start(Stage stage) {
        service = new InferenceService(TinyEnglish::engine);
        session = new Session(GivenSet.runs(service), first);
        model = new MapsViewModel(session, new SetMaps(service, new SimpleObjectProperty<>()), new SimpleObjectProperty<>(), _ -> {});
        stage.setScene(Picture.scene(new MapsView(model, options).panel(), 760, 600, options));
        stage.show();
        session.run();
    }

    @AfterEach
    void end() {
        service.close();
    }

    private boolean complete() {
        return model.sheet().get() != null && model.sheet().get().complete() && model.progress().get() == null && model.isCurrent();
    }

    private void run(FxRobot robot) {
        until(() -> session.findings().get() != null);
        robot.interact(() -> model.run(MapRange.ALL));
        until(this::complete);
    }

    private Point2D at(FxRobot robot, Spot spot) {
        TilesPane tiles = robot.lookup(".map-tiles").queryAs(TilesPane.class);
        Area cell = tiles.cells().placed().get(spot.tile()).cell(spot.row(), spot.column());
        return tiles.localToScreen(cell.left() + cell.width() / 2, cell.top() + cell.height() / 2);
    }

    @Test
    void aMapIsComputedReadAndMadeLive(FxRobot robot) {
        run(robot);
        double after = model.sheet().get().map(MapKind.ZERO).values()[16];
        robot.moveTo(at(robot, ZERO_L2H4));
        assertEquals(L2H4, session.selection().hovered().get());
        assertTrue(robot.lookup(".map-card").query().isVisible());
        robot.clickOn(at(robot, ZERO_L2H4));
        assertTrue(session.experiment().get().ablates(L2H4));
        until(() -> session.findings().get().experiment().ablates(L2H4));
        assertEquals(after, session.findings().get().ablated().get(Predictions.ANALYSIS).logitDifference(), 1e-4);
        assertTrue(model.isCurrent());
        robot.clickOn(at(robot, ZERO_L2H4));
        assertEquals(first, session.experiment().get());
    }

    @Test
    void aPatchMadeLiveGivesTheNumberOfItsCell(FxRobot robot) {
        until(() -> session.findings().get() != null);
        robot.clickOn("Patching");
        run(robot);
        Spot last = new Spot(0, 2, 14);
        double after = model.sheet().get().map(MapKind.PATCH_RESID_PRE).values()[2 * 15 + 14];
        robot.clickOn(at(robot, last));
        until(() -> session.findings().get().experiment().prompt().equals(first.other()));
        assertEquals(after, session.findings().get().ablated().get(Predictions.ANALYSIS).logitDifference(), 1e-4);
        robot.clickOn(at(robot, last));
        assertEquals(first, session.experiment().get());
    }

    @Test
    void theKeyboardReachesEveryCell(FxRobot robot) {
        run(robot);
        robot.interact(() -> robot.lookup(".map-tiles").query().requestFocus());
        robot.type(KeyCode.DOWN, 3).type(KeyCode.RIGHT, 4);
        assertEquals(ZERO_L2H4, model.pointed().get());
        robot.type(KeyCode.ENTER);
        assertTrue(session.experiment().get().ablates(L2H4));
        robot.type(KeyCode.ENTER);
        assertFalse(session.experiment().get().ablates(L2H4));
        robot.type(KeyCode.ESCAPE);
        assertNull(model.pointed().get());
    }

    @Test
    void aPointOfTheScatterIsItsHead(FxRobot robot) {
        run(robot);
        ScatterPane scatter = robot.lookup(".map-scatter").queryAs(ScatterPane.class);
        ScatterLayout points = scatter.points();
        Scatter.Point point = points.scatter().points().get(16);
        robot.clickOn(scatter.localToScreen(points.x(point.attribution()), points.y(point.effect())));
        assertEquals(L2H4, session.selection().hovered().get());
        assertTrue(session.experiment().get().ablates(L2H4));
    }

    @Test
    void withoutASecondPromptResamplingIsNotScattered(FxRobot robot) {
        run(robot);
        robot.clickOn("Resample");
        assertEquals(MapKind.RESAMPLE_FROM_OTHER, model.scattered().get());
        robot.interact(() -> session.change(now -> now.withOther(Prompt.NONE)));
        until(() -> session.findings().get().experiment().other().isEmpty());
        run(robot);
        assertEquals(MapKind.ZERO, model.scattered().get());
        assertTrue(robot.lookup("Resample").query().isDisabled());
    }

    /// It is offered where a map takes long; the form is the same for a quick one.
    @Test
    void aSmallerQuestionIsAskedInAForm(FxRobot robot) {
        until(() -> session.findings().get() != null);
        robot.interact(() -> model.question().set(MapQuestion.BY_POSITION));
        robot.interact(() -> {
            SmallerForm form = new SmallerForm(new SmallerQuestion(model), () -> {});
            ((Pane) robot.lookup(".map-content").query()).getChildren().add(form);
        });
        robot.clickOn("Run these");
        until(this::complete);
        assertEquals(360, model.sheet().get().done(), "a quick map is suggested whole");
        TextField layers = robot.lookup(".map-smaller .text-field").nth(0).queryAs(TextField.class);
        TextField positions = robot.lookup(".map-smaller .text-field").nth(1).queryAs(TextField.class);
        robot.interact(() -> {
            layers.setText("2");
            positions.setText("40");
        });
        assertTrue(robot.lookup("Run these").queryButton().isDisabled());
        assertTrue(robot.lookup(".map-smaller-cost").queryAs(Label.class).getText().contains("outside the prompt"));
        robot.interact(() -> positions.setText("12-13,END"));
        assertTrue(robot.lookup(".map-smaller-cost").queryAs(Label.class).getText().startsWith("18 runs, about "));
        robot.clickOn(positions).type(KeyCode.ENTER);
        until(() -> complete() && model.sheet().get().done() == 18);
        assertTrue(Double.isNaN(model.sheet().get().map(MapKind.ZERO_BY_POSITION).values()[0]));
    }

    @Test
    void escapeCancels(FxRobot robot) {
        until(() -> session.findings().get() != null);
        robot.interact(() -> {
            model.question().set(MapQuestion.BY_POSITION);
            model.run(MapRange.ALL);
            assertEquals(0, model.progress().get().done(), "what is computed arrives on this thread, later");
            robot.lookup(".map-run-button").query().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false,
                    false, false));
            assertNull(model.progress().get());
        });
    }

    @Test
    void withoutASecondPromptPatchingSaysWhatToDo(FxRobot robot) {
        robot.interact(() -> session.change(now -> now.withOther(Prompt.NONE)));
        until(() -> session.findings().get() != null && session.findings().get().experiment().other().isEmpty());
        robot.clickOn("Patching");
        robot.clickOn("Show second prompt");
        assertTrue(session.secondPrompt().get());
    }

    @Test
    void promptsOfUnequalLengthAreToldInASentenceBeforeAnythingIsRun(FxRobot robot) {
        robot.interact(() -> session.change(now -> now.withOther(new Prompt.Text("When Mary and John went"))));
        until(() -> session.findings().get() != null && session.findings().get().experiment().equals(session.experiment().get()));
        robot.interact(() -> model.question().set(MapQuestion.RESIDUAL));
        until(() -> robot.lookup(".waiting-label").queryAs(Label.class).getText().contains("different numbers of tokens")
                && robot.lookup(".map-run-button").query().isDisabled());
    }
}
