package glasshead.ui.modular;

import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.engine.HandBuiltAddition;
import glasshead.engine.TinyEnglish;
import glasshead.session.InferenceService;
import glasshead.session.Runs;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.format.Picture;
import glasshead.ui.heatmap.HeatmapCanvas;
import glasshead.ui.options.ViewOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Mouse and keyboard on a model whose waves are known.
@OnScreen
class ModularRobotTest {

    private static final List<Integer> KEYS = List.of(2, 5, 9);

    private InferenceService service;
    private Session session;
    private ModularViewModel model;

    @Start
    void start(Stage stage) throws IOException {
        service = new InferenceService(TinyEnglish::engine);
        session = new Session(new Runs(service, List.of()),
                HandBuiltAddition.experiment(HandBuiltAddition.write(Files.createTempDirectory("addition"), 31, KEYS, 12)));
        model = new ModularViewModel(session, service);
        ViewOptions options = new ViewOptions();
        stage.setScene(Picture.scene(new ModularView(model, options), 1400, 960, options));
        stage.show();
        model.seen(true);
        session.run();
    }

    @AfterEach
    void end() {
        service.close();
    }

    private static Point2D at(FxRobot robot, int frequency) {
        FrequencyBars bars = robot.lookup(".frequency-bars").queryAs(FrequencyBars.class);
        BarsGeometry geometry = bars.geometry();
        return bars.localToScreen(geometry.x(frequency) + geometry.pitch() / 2, geometry.base() - 5);
    }

    @Test
    void aClickedBarIsTakenAwayAndEscapeBringsItBack(FxRobot robot) {
        until(() -> model.shown().get() != null);
        robot.moveTo(at(robot, 5));
        assertEquals(5, model.hoveredFrequency().get());
        robot.clickOn(at(robot, 5));
        until(() -> model.shown().get().ablated() != null);
        assertEquals(Set.of(5), model.removed().get());
        ToggleButton button = robot.lookup(".modular-keys .toggle-button").nth(1).queryAs(ToggleButton.class);
        assertTrue(button.isSelected());
        robot.clickOn(button);
        until(() -> model.shown().get().ablated() == null);
        assertFalse(button.isSelected());
        robot.interact(model::removeKeys);
        until(() -> model.shown().get().ablated() != null);
        robot.type(KeyCode.ESCAPE);
        until(() -> model.removed().get().isEmpty());
    }

    @Test
    void theKeyboardDoesTheSame(FxRobot robot) {
        until(() -> model.shown().get() != null);
        robot.interact(() -> robot.lookup(".frequency-bars").queryAs(FrequencyBars.class).requestFocus());
        robot.interact(() -> model.hoveredFrequency().set(0));
        robot.type(KeyCode.RIGHT, 2);
        assertEquals(2, model.hoveredFrequency().get());
        robot.type(KeyCode.ENTER);
        until(() -> model.shown().get().ablated() != null);
        String said = robot.lookup(".frequency-bars").queryAs(FrequencyBars.class).getAccessibleText();
        assertTrue(said.startsWith("Frequency 2: cosine") && said.endsWith("key · taken away"), said);
        robot.type(KeyCode.SPACE);
        until(() -> model.shown().get().ablated() == null);
    }

    @Test
    void aLockedPairIsLockedInEveryPictureOverPairs(FxRobot robot) {
        until(() -> model.shown().get() != null);
        List<HeatmapCanvas> pictures = robot.lookup(".heatmap").<HeatmapCanvas>queryAll().stream().toList();
        assertEquals(3, pictures.size());
        robot.interact(() -> {
            pictures.getFirst().lockedColumn().set(4);
            pictures.getFirst().lockedRow().set(7);
        });
        assertEquals(4, pictures.getLast().lockedColumn().get());
        assertEquals(7, model.lockedB().get());
        robot.clickOn("Waves"); // of the logits: its axes are no pairs any more
        assertEquals(-1, pictures.getFirst().lockedColumn().get());
        assertEquals(4, model.lockedA().get());
        robot.clickOn("Answer");
        assertEquals(4, pictures.getFirst().lockedColumn().get());
    }
}
