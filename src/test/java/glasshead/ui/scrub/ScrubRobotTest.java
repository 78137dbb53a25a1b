package glasshead.ui.scrub;

import static glasshead.Await.settle;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.circuit.HypothesisFile;
import glasshead.engine.ScrubFindings;
import glasshead.experiment.Feature;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.Hypothesis.Node;
import glasshead.experiment.Part;
import glasshead.experiment.ScrubMetric;
import glasshead.ui.OnScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Mouse and keyboard on a hypothesis about the tests' own two-layer model.
@OnScreen
class ScrubRobotTest {

    @TempDir
    private Path folder;

    private ScrubStage on;
    private ScrubViewModel model;

    @Start
    void start(Stage stage) {
        on = new ScrubStage(stage, folder.resolve("hypothesis.json"));
        model = on.model;
    }

    @AfterEach
    void end() {
        on.close();
    }

    private Hypothesis drawn() {
        return on.drawn();
    }

    private void scrubbed() {
        until(() -> model.runs().findings().get() != null && model.runs().underWay().get().isEmpty());
    }

    private void draw(FxRobot robot) {
        on.draw(robot);
    }

    @Test
    void aHypothesisIsDrawnTestedAndItsPartsAreAsked(FxRobot robot) {
        draw(robot);
        robot.interact(() -> model.until().set(.2));
        robot.clickOn("Run");
        scrubbed();
        ScrubFindings found = Objects.requireNonNull(model.runs().findings().get());
        assertTrue(found.figure(ScrubMetric.LOSS).recovered() > .8);
        assertTrue(model.isCurrent(found));
        Label recovered = robot.lookup(".scrub-recovered").nth(1).queryAs(Label.class);
        assertEquals(FigureTable.recovered(found.figure(ScrubMetric.LOSS)), recovered.getText());
        robot.clickOn("Inputs");
        assertEquals(9, robot.lookup(".scrub-drawn").queryAll().size() + robot.lookup(".scrub-own").queryAll().size());
        assertFalse(robot.lookup(".scrub-held").queryAll().isEmpty());
        robot.clickOn("Which part?");
        until(() -> model.runs().costs().get() != null && model.runs().underWay().get().isEmpty());
        assertEquals(3, robot.lookup(".scrub-part").queryAll().size());
        assertFalse(robot.lookup(".scrub-cost").nth(1).queryAs(Label.class).getText().isEmpty());
        robot.interact(model.tree()::remove);
        assertFalse(model.isCurrent(found));
        robot.clickOn("History");
        robot.clickOn(robot.lookup(".scrub-table .button").queryButton());
        assertEquals(2, drawn().tree().all().size());
        assertTrue(model.isCurrent(found));
    }

    @Test
    void nothingIsOutOfReachWhereItIsNarrow(FxRobot robot) {
        draw(robot);
        robot.interact(() -> model.until().set(.2));
        robot.clickOn("Run");
        scrubbed();
        ScrubView view = robot.lookup(".scrub").queryAs(ScrubView.class);
        robot.interact(() -> {
            Scene scene = view.getScene();
            scene.setRoot(new Pane()); // larger than a headless screen
            view.setManaged(false);
            ((Pane) scene.getRoot()).getChildren().add(view);
        });
        for (double width : new double[] {940, 700, 660, 640, 560, 430}) {
            robot.interact(() -> view.resize(width, 900));
            settle();
            settle(); // stacked
            for (String what : List.of(".scrub-controls .button", ".scrub-controls .text-field", ".scrub-editor .menu-button",
                    ".scrub-editor .button", ".scrub-figures .label")) {
                for (javafx.scene.Node each : robot.lookup(what).queryAll()) {
                    assertTrue(view.localToScene(view.getLayoutBounds()).contains(each.localToScene(each.getLayoutBounds())), () -> each
                            + " at " + width);
                }
            }
        }
    }

    @Test
    void theKeyboardGoesThroughTheTree(FxRobot robot) {
        draw(robot);
        robot.interact(() -> model.tree().add(model.tree().selected().get(), Node.child(Part.parse("L0H1"), "k", Feature.SAME)));
        robot.interact(() -> robot.lookup(".scrub-tree").queryAs(TreePane.class).focus(List.of()));
        robot.type(KeyCode.RIGHT);
        assertEquals(List.of(0), model.tree().selected().get());
        robot.type(KeyCode.RIGHT);
        assertEquals(List.of(0, 0), model.tree().selected().get());
        robot.type(KeyCode.DELETE);
        assertEquals(List.of(0), model.tree().selected().get());
        assertEquals(2, drawn().tree().all().size());
        robot.type(KeyCode.LEFT);
        assertEquals(List.of(), model.tree().selected().get());
    }

    @Test
    void aBrokenTreeGetsItsSentenceAndKeepsTheDrawing(FxRobot robot) {
        draw(robot);
        Hypothesis broken = drawn().withTree(drawn().tree().plus(Node.child(Part.parse("L7H0"), null, Feature.SAME)));
        robot.interact(() -> model.tree().change(broken));
        robot.clickOn("Run");
        until(() -> !model.problem().get().isEmpty());
        assertTrue(model.problem().get().contains("no L7H0"), model.problem().get());
        assertEquals(broken, drawn());
        assertNull(model.runs().findings().get());
    }

    @Test
    void hypothesesAreKeptInFilesAndInTheSessionAndACircuitBecomesATree(FxRobot robot) throws IOException {
        draw(robot);
        Hypothesis first = drawn();
        robot.clickOn("Start from").clickOn("Save as JSON…");
        assertEquals(first, HypothesisFile.read(folder.resolve("hypothesis.json")));
        robot.clickOn("Start from").clickOn("The kept circuit: its edges become the tree");
        assertEquals(4, drawn().tree().all().size());
        assertEquals("L0H1", drawn().tree().at(List.of(0, 0)).unit());
        assertEquals("k", drawn().tree().at(List.of(0, 0)).into());
        robot.clickOn("Start from").clickOn("Open a hypothesis, or a circuit…");
        assertEquals(first, drawn());
        assertEquals(first, on.session.view().get().scrub().hypothesis());
        Files.writeString(folder.resolve("hypothesis.json"), "{\"kept\": [\"input->logits\"]}");
        robot.clickOn("Start from").clickOn("Open a hypothesis, or a circuit…");
        assertEquals("input", drawn().tree().at(List.of(0)).unit());
        Files.writeString(folder.resolve("hypothesis.json"), "{}");
        Hypothesis before = drawn();
        robot.clickOn("Start from").clickOn("Open a hypothesis, or a circuit…");
        assertFalse(model.problem().get().isEmpty());
        assertEquals(before, drawn());
        assertNotNull(model.set().graph());
    }
}
