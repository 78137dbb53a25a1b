package glasshead;

import static glasshead.Await.onFx;
import static glasshead.Await.settle;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Action;
import glasshead.experiment.Edge;
import glasshead.experiment.Head;
import glasshead.experiment.view.Beside;
import glasshead.experiment.view.WhyPicture;
import glasshead.experiment.view.Workspace;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.delay.ManualClock;
import glasshead.ui.heatmap.HeatmapCanvas;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Why a head looks from one token to another, in the whole window over the real engine.
@OnScreen
class WhyWindowTest {

    private static final Head HEAD = new Head(2, 4);

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

    private void untilRun() {
        RealWindow.untilRun(session);
    }

    private static String text(FxRobot robot, String selector) {
        return onFx(() -> robot.lookup(selector).queryAs(Labeled.class).getText());
    }

    private void lockCell(FxRobot robot, int query, int key) {
        untilRun();
        robot.interact(() -> {
            session.selection().locked().set(List.of(HEAD));
            session.selection().query().set(query);
            session.selection().key().set(key);
        });
        robot.type(KeyCode.W);
        until(() -> robot.lookup(".why .panel-title").queryAs(Label.class).getText().endsWith(": " + query + " → " + key));
    }

    @Test
    void theKeyOpensItAndAnEmptyPanelSaysWhatToDo(FxRobot robot) {
        untilRun();
        robot.type(KeyCode.W);
        assertEquals(Beside.WHY, session.view().get().beside().shown());
        assertTrue(text(robot, ".why .waiting-label").startsWith("Click a cell of the attention pattern"));
        robot.clickOn(".why-close");
        assertEquals(Beside.BARS, session.view().get().beside().shown());
        robot.clickOn(".attention-why");
        assertEquals(Beside.WHY, session.view().get().beside().shown());
    }

    @Test
    void cuttingThePairMovesScoreAndWeightAsPredictedAndUndoBringsThemBack(FxRobot robot) {
        lockCell(robot, 14, 3);
        String score = text(robot, ".why-score");
        assertTrue(score.matches("·to → ·and: score [+−]\\d.* → \\d.* % of the attention"), score);
        robot.clickOn("Cut");
        untilRun();
        assertTrue(session.experiment().get().interventions().getFirst().action() instanceof Action.CutParts);
        until(() -> robot.lookup(".why-effect").tryQuery().isPresent());
        String effect = text(robot, ".why-effect");
        Matcher told = Pattern.compile("Cut: score (\\S+) → (\\S+) \\(predicted (\\S+)\\), attention "
                + "(\\S+ %) → (\\S+ %) \\(predicted (\\S+ %).*").matcher(effect);
        assertTrue(told.matches(), effect);
        assertEquals(told.group(3), told.group(2));
        assertEquals(told.group(6), told.group(5));
        assertFalse(told.group(1).equals(told.group(2)));
        assertTrue(onFx(() -> robot.lookup("Cut").queryAs(ToggleButton.class).isSelected()));
        robot.interact(session::undo);
        untilRun();
        until(() -> robot.lookup(".why-effect").tryQuery().isEmpty());
        assertEquals(score, text(robot, ".why-score"));
    }

    @Test
    void theKeysGoThroughPairsAndUpstream(FxRobot robot) {
        lockCell(robot, 14, 3);
        robot.interact(() -> session.look(view -> view.withBeside(view.beside().withWhy(view.beside().why().withPicture(
                WhyPicture.PAIRS)))));
        TableView<?> pairs = robot.lookup(".why-pairs").queryTableView();
        robot.interact(pairs::requestFocus);
        // down to a pair with a head at the query
        for (int step = 0; step < 40 && onFx(() -> upstream(robot, "(query)") == null); step++) {
            robot.type(KeyCode.DOWN);
        }
        String part = session.view().get().beside().why().queryPart();
        robot.clickOn(onFx(() -> upstream(robot, "(query)")));
        until(() -> robot.lookup(".why-step").queryAll().size() == 2);
        assertEquals(List.of(Head.parse(part)), session.selection().locked().get());
        assertEquals(14, session.selection().query().get());
        robot.clickOn(".why-edges");
        assertEquals(Workspace.CIRCUIT, session.view().get().workspace());
        assertEquals(List.of(part + "->L2H4.q"), session.view().get().circuit().changes().added().stream().map(Edge::toString).toList());
        robot.interact(() -> session.look(view -> view.withWorkspace(Workspace.HEADS)));
        robot.interact(() -> robot.lookup(".why-step").queryAllAs(Button.class).iterator().next().fire());
        until(() -> session.selection().locked().get().equals(List.of(HEAD)) && session.selection().key().get() == 3);
        settle();
        assertTrue(onFx(() -> robot.lookup(".why-step").queryAll().isEmpty()));
    }

    @Test
    void overASetTheTableIsAMeanWithErrors(FxRobot robot) {
        untilRun();
        robot.clickOn("Set");
        until(() -> session.findings().get() != null && !session.running().get() && !wiring.setRun().running().get());
        lockCell(robot, 14, 3);
        until(() -> robot.lookup(".why .panel-legend").queryAs(Labeled.class).getText().startsWith("mean over 100 prompts"));
        assertTrue(text(robot, ".why-score").matches("·to → .*: score \\S+ ± \\d.* of the attention"), text(robot, ".why-score"));
        robot.interact(() -> session.look(view -> view.withBeside(view.beside().withWhy(view.beside().why().withPicture(
                WhyPicture.MOVED)))));
        TableView<?> moved = robot.lookup(".why-moved").queryTableView();
        assertTrue(onFx(() -> moved.getColumns().get(1).getCellData(0).toString()).matches("[+−]\\S+ ± \\d\\S+"));
        assertFalse(moved.getColumns().getLast().isVisible());
        robot.interact(() -> session.change(now -> now.toggled(new Head(0, 0))));
        until(() -> moved.getColumns().getLast().isVisible());
        assertTrue(onFx(() -> moved.getColumns().getLast().getCellData(0).toString()).matches("[+−]\\S+"));
        robot.interact(() -> session.look(view -> view.withBeside(view.beside().unfolding(3))));
        until(() -> robot.lookup(".neurons .panel-legend").queryAs(Labeled.class).getText().startsWith("mean over 100 prompts"));
        assertTrue(onFx(() -> robot.lookup(".neuron-value").queryAllAs(Labeled.class).stream().filter(Node::isVisible).anyMatch(
                label -> label
                        .getText().matches("[+−]\\S+ ± \\d\\S+"))));
        assertTrue(text(robot, ".neurons .panel-title").contains(" → "), text(robot, ".neurons .panel-title"));
    }

    private static Node upstream(FxRobot robot, String side) {
        return robot.lookup(".why-pair > .button").queryAll().stream().filter(node -> node.isVisible() && ((Labeled) node).getText()
                .endsWith(side)).findFirst().orElse(null);
    }

    @Test
    void aClickInTheTableChoosesThePair(FxRobot robot) {
        lockCell(robot, 14, 3);
        HeatmapCanvas table = robot.lookup(".why .heatmap").query();
        robot.interact(() -> {
            table.lockedRow().set(1);
            table.lockedColumn().set(0);
        });
        String query = session.view().get().beside().why().queryPart();
        String key = session.view().get().beside().why().keyPart();
        assertEquals(table.heatmap().get().rowLabels().get(1), query);
        assertEquals(table.heatmap().get().columnLabels().getFirst(), key);
        assertTrue(text(robot, ".why-pair-words").startsWith(query + " × " + key + ": "));
    }
}
