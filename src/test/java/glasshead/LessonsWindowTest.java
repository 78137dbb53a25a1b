package glasshead;

import static glasshead.Await.onFx;
import static glasshead.Await.settle;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.view.Workspace;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.delay.ManualClock;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// A lesson in the whole window, on the engine.
@OnScreen
class LessonsWindowTest {

    private static final String SETTINGS = "glasshead.settings";

    @TempDir
    static Path folder;

    private Wiring wiring;
    private Session session;
    private Stage stage;

    @Start
    void open(Stage shown) {
        System.setProperty(SETTINGS, folder.resolve("settings.json").toString());
        stage = shown;
        wiring = RealWindow.show(stage, new ManualClock());
        session = wiring.session();
    }

    @AfterEach
    void close() {
        wiring.close();
        System.clearProperty(SETTINGS);
    }

    private Node node(String id) {
        return onFx(() -> stage.getScene().lookup(id));
    }

    private String verdict() {
        return onFx(() -> ((Labeled) stage.getScene().lookup("#lesson-verdict")).getText());
    }

    /// In the drawer.
    private void press(FxRobot robot, String words) {
        List<Button> found = onFx(() -> List.copyOf(robot.from(robot.lookup(".left-drawer.lesson").queryAll()).lookup(".button")
                .<Button>queryAll().stream().filter(button -> words.equals(button.getText()) && button.isVisible()).toList()));
        assertEquals(1, found.size(), words);
        robot.interact(found.getFirst()::fire);
        settle();
    }

    @Test
    void aLessonByKeys(FxRobot robot) {
        RealWindow.untilRun(session);
        robot.interact(() -> session.change(now -> now.toggled(new Head(0, 5))));
        RealWindow.untilRun(session);
        Experiment mine = session.experiment().get();
        robot.interact(() -> stage.getScene().getRoot().requestFocus());
        robot.push(KeyCode.DIGIT8);
        settle();
        assertEquals(Workspace.LESSONS, session.view().get().workspace());
        robot.interact(() -> node("#lessons").requestFocus());
        robot.push(KeyCode.HOME).push(KeyCode.ENTER);
        settle();
        RealWindow.untilRun(session);
        assertEquals(Workspace.HEADS, session.view().get().workspace(), "the first step shows heads");
        assertEquals("attention", session.view().get().lesson().lesson());
        press(robot, "Next");
        press(robot, "Next");
        RealWindow.untilRun(session);
        assertEquals("Locked: L0H1. Not yet what is asked for.", verdict());
        robot.interact(() -> session.selection().locked().set(List.of(new Head(0, 0))));
        until(() -> verdict().equals("That is it."));
        robot.interact(() -> stage.getScene().getRoot().requestFocus());
        robot.push(KeyCode.L);
        settle();
        assertFalse(onFx(() -> stage.getScene().lookup(".left-drawer.lesson").isVisible()), "closed");
        robot.push(KeyCode.L);
        settle();
        assertTrue(onFx(() -> stage.getScene().lookup(".left-drawer.lesson").isVisible()), "open again");
        press(robot, "Leave");
        press(robot, "Return to where I was");
        assertEquals(mine, session.experiment().get());
        assertFalse(session.view().get().lesson().runs());
    }
}
