package glasshead.ui.scrub;

import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.Part;
import glasshead.experiment.ScrubMetric;
import glasshead.experiment.Subject;
import glasshead.experiment.view.Tested;
import glasshead.json.JsonForm;
import glasshead.json.SessionFile;
import glasshead.ui.OnScreen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// A tree is drawn by mouse and keys, taken back, searched for, and what was tested is kept.
@OnScreen
class ScrubDrawingRobotTest {

    @TempDir
    private Path folder;

    private ScrubStage on;

    @Start
    void start(Stage stage) {
        on = new ScrubStage(stage, folder.resolve("hypothesis.json"));
    }

    @AfterEach
    void end() {
        on.close();
    }

    private static Button chip(FxRobot robot, String unit) {
        return robot.lookup((Button button) -> unit.equals(button.getAccessibleText()) && button.getStyleClass().contains("scrub-chip"))
                .query();
    }

    private static NodeBox box(FxRobot robot, String unit) {
        return robot.lookup((NodeBox box) -> box.getAccessibleText().startsWith(unit)).query();
    }

    /// A drag is known as one while the mouse is still on the unit.
    private static void drag(FxRobot robot, String unit, String onto) {
        robot.moveTo(chip(robot, unit)).press(MouseButton.PRIMARY).moveBy(-8, 0);
        robot.moveTo(box(robot, onto)).release(MouseButton.PRIMARY).interact(() -> {});
    }

    private List<String> edges() {
        return on.drawn().tree().all().stream().map(node -> node.label() + (node.into() == null ? "" : "." + node.into())).toList();
    }

    @Test
    void unitsAreDraggedOntoTheNodeThatReadsThem(FxRobot robot) {
        on.draw(robot);
        robot.clickOn("Units");
        drag(robot, "L1H3", "logits");
        assertEquals(List.of("logits", "L1H1", "L1H3"), edges());
        drag(robot, "L0H1", "L1H1");
        robot.clickOn("into k");
        assertEquals(List.of("logits", "L1H1", "L0H1.k", "L1H3"), edges());
        drag(robot, "L1H4", "L1H1");
        assertEquals("L1H1 does not read L1H4, which does not come before it.", on.model.problem().get());
        assertEquals(4, edges().size());
    }

    @Test
    void aKeyPutsAUnitBelowTheChosenNode(FxRobot robot) {
        on.draw(robot);
        robot.clickOn("Units");
        robot.interact(() -> chip(robot, "L0H1").requestFocus());
        robot.type(KeyCode.K);
        assertEquals(List.of("logits", "L1H1", "L0H1.k"), edges());
        robot.interact(() -> on.model.tree().selected().set(List.of()));
        robot.interact(() -> chip(robot, "input").requestFocus());
        robot.type(KeyCode.ENTER);
        assertEquals(List.of("logits", "L1H1", "L0H1.k", "input"), edges());
    }

    @Test
    void unitsStandTogetherAsOneNode(FxRobot robot) {
        on.draw(robot);
        robot.interact(() -> on.model.tree().join(Part.parse("L1H5")));
        assertEquals(List.of("L1H1", "L1H5"), on.drawn().tree().at(List.of(0)).units());
        robot.clickOn("Run");
        until(() -> on.model.runs().findings().get() != null);
        on.answered();
        assertEquals("", on.model.problem().get());
        robot.interact(() -> on.model.tree().join(Part.parse("L1H1")));
        assertEquals("L1H5", on.drawn().tree().at(List.of(0)).unit());
    }

    @Test
    void everyChangeOfTheTreeIsTakenBackAndMadeAgain(FxRobot robot) {
        on.draw(robot);
        Hypothesis one = on.drawn();
        on.add(robot, "L0H1", "k");
        Hypothesis two = on.drawn();
        robot.clickOn("Run");
        until(() -> !on.session.view().get().scrub().tested().isEmpty());
        robot.interact(on.session::undo);
        assertEquals(one, on.drawn());
        assertEquals(1, on.session.view().get().scrub().tested().size(), "what was tested stays known");
        robot.interact(on.session::redo);
        assertEquals(two, on.drawn());
        robot.interact(on.session::undo);
        robot.interact(on.session::undo);
        robot.interact(on.session::undo);
        assertEquals(1, on.drawn().tree().all().size());
        robot.interact(on.session::undo);
        assertNull(on.model.tree().hypothesis().get());
    }

    @Test
    void whatWasTestedIsInTheSessionFileWithItsFigures(FxRobot robot) throws IOException {
        on.draw(robot);
        robot.clickOn("Run");
        until(() -> !on.session.view().get().scrub().tested().isEmpty());
        Tested tested = on.session.view().get().scrub().tested().getFirst();
        double found = Objects.requireNonNull(on.model.runs().findings().get()).figure(ScrubMetric.KL).recovered();
        assertEquals(found, tested.share(ScrubMetric.KL).value());
        Path file = folder.resolve("kept.glasshead");
        SessionFile.write(file, on.session.shown());
        assertEquals(List.of(tested), SessionFile.read(file).view().scrub().tested());
    }

    @Test
    void rowsThatWereWrittenDownAreLeftAwayOnceTheSetHasChanged(FxRobot robot) {
        until(() -> !on.model.set().rows().get().isEmpty());
        DataSet set = on.session.experiment().get().set();
        String own = IntStream.range(0, set.size()).boxed().toList().toString();
        Hypothesis written = JsonForm.of(Hypothesis.class, "hypothesis", "").read("{\"name\": \"n\", \"baseDraws\": [" + own
                + "], \"tree\": {\"unit\": \"logits\", \"draw\": " + own + ", \"restDraw\": " + own
                + ", \"children\": [{\"unit\": \"L1H1\", \"feature\": \"any\", \"draw\": " + own + "}]}}");
        robot.interact(() -> on.model.tree().change(written));
        robot.clickOn("Run");
        until(() -> on.model.runs().findings().get() != null);
        on.answered();
        assertEquals(1, Objects.requireNonNull(on.model.runs().findings().get()).samples());
        List<Example> others = new ArrayList<>(set.examples().subList(1, set.size()));
        others.add(set.examples().get(5));
        robot.interact(() -> on.session.change(now -> now.withSubject(Subject.OfSet.first(new DataSet(set.name(), others)))));
        robot.clickOn("Run");
        assertTrue(on.model.problem().get().startsWith("The set has changed"), on.model.problem().get());
        assertFalse(on.drawn().hasDraws());
        assertEquals(written.withoutDraws(), on.drawn());
        until(() -> on.session.view().get().scrub().tested().size() == 2);
        assertTrue(Objects.requireNonNull(on.model.runs().findings().get()).samples() > 1);
    }

    @Test
    void theSearchShowsItsPathWhileItGrowsAndWhatItFoundCanBeTakenWhenItIsCancelled(FxRobot robot) {
        on.draw(robot);
        Hypothesis before = on.drawn();
        robot.interact(() -> on.model.metric().set(ScrubMetric.LOGIT_DIFFERENCE));
        robot.clickOn("Search");
        until(() -> on.model.runs().search().get() != null && on.model.runs().search().get().steps().size() > 1);
        robot.type(KeyCode.ESCAPE);
        on.answered();
        assertEquals(before, on.drawn());
        assertEquals(ScrubMetric.LOGIT_DIFFERENCE, Objects.requireNonNull(on.model.runs().search().get()).question().metric());
        robot.clickOn("Take this tree");
        assertEquals(Objects.requireNonNull(on.model.runs().search().get()).hypothesis(), on.drawn());
    }
}
