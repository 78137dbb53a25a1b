package glasshead;

import static glasshead.Await.settle;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.checkpoint.AttentionOnly;
import glasshead.experiment.Head;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.delay.ManualClock;
import glasshead.ui.format.Picture;
import glasshead.ui.panel.Panel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The whole window over models without MLPs that have no layer or one.
@OnScreen
class FewLayersWindowTest {

    private static final String NO_HEADS = "This model has no attention heads.";

    @TempDir
    private Path folder;

    private final ManualClock clock = new ManualClock();
    private Wiring wiring;
    private Session session;
    private Stage stage;

    @Start
    void open(Stage shown) {
        stage = shown;
        wiring = RealWindow.show(stage, clock);
        session = wiring.session();
    }

    @AfterEach
    void close() {
        wiring.close();
    }

    private void untilRun(String model) {
        until(() -> session.findings().get() != null
                && session.findings().get().experiment().model().equals(model) && !session.running().get());
    }

    private String change(FxRobot robot, int layers) {
        untilRun("tiny-english");
        robot.interact(() -> session.selection().lock(List.of(new Head(0, 1), new Head(2, 4))));
        String model = AttentionOnly.write(folder.resolve("few" + layers), layers).toString();
        robot.interact(() -> session.change(experiment -> experiment.withModel(model)));
        untilRun(model);
        assertNull(session.problem().get());
        return model;
    }

    private static List<String> visible(FxRobot robot) {
        return robot.lookup(node -> node instanceof Labeled labeled && labeled.isVisible() && NO_HEADS.equals(labeled.getText())).queryAll()
                .stream()
                .map(node -> ((Labeled) node).getText()).toList();
    }

    private void eachPanelGivesItsNumbers(FxRobot robot) {
        Set<Panel> panels = robot.lookup(node -> node instanceof Panel).queryAllAs(Panel.class);
        assertTrue(panels.size() >= 6, panels::toString);
        for (Panel panel : panels) {
            robot.interact(panel::table);
        }
    }

    private void save(FxRobot robot, String name) {
        robot.interact(() -> {
            try {
                Picture.save(stage.getScene(), name);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void withoutLayers(FxRobot robot) {
        change(robot, 0);
        assertEquals(List.of(), session.selection().locked().get());
        assertTrue(visible(robot).size() >= 2, "grid and attention say so: " + visible(robot));
        save(robot, "window-no-layers");
        robot.type(KeyCode.A);
        eachPanelGivesItsNumbers(robot);
        robot.type(KeyCode.M);
        settle();
        save(robot, "window-no-layers-maps");
        assertNull(session.problem().get());
        robot.interact(() -> session.change(experiment -> experiment.withModel("tiny-english")));
        untilRun("tiny-english");
        assertEquals(List.of(), visible(robot), "what comes back has heads again");
    }

    @Test
    void withOneLayer(FxRobot robot) {
        String model = change(robot, 1);
        assertEquals(List.of(new Head(0, 1)), session.selection().locked().get());
        assertEquals(List.of(), visible(robot));
        robot.interact(() -> session.change(experiment -> experiment.toggled(new Head(0, 1))));
        untilRun(model);
        eachPanelGivesItsNumbers(robot);
        save(robot, "window-one-layer");
        robot.type(KeyCode.M);
        settle();
        save(robot, "window-one-layer-maps");
        assertNull(session.problem().get());
    }
}
