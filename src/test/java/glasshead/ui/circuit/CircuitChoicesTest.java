package glasshead.ui.circuit;

import static glasshead.Await.onFx;
import static glasshead.Await.settle;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.engine.CircuitFindings;
import glasshead.experiment.Cutting;
import glasshead.experiment.Cutting.Replacement;
import glasshead.experiment.Edge;
import glasshead.experiment.Metric;
import glasshead.experiment.Positions;
import glasshead.experiment.Prompt;
import glasshead.experiment.Subject;
import glasshead.experiment.view.CircuitTab;
import glasshead.experiment.view.EdgesPicture;
import glasshead.ui.OnScreen;
import glasshead.ui.heatmap.HeatmapCanvas;
import glasshead.ui.heatmap.Pointed;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import javafx.geometry.Point2D;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// What a circuit depends on, as it is chosen in the window; all edges as a matrix and by receiver.
@OnScreen
class CircuitChoicesTest {

    @TempDir
    private Path folder;

    private CircuitDesk desk;

    @Start
    void start(Stage stage) {
        desk = new CircuitDesk(stage, folder);
    }

    @AfterEach
    void close() {
        desk.service.close();
    }

    private void edges(EdgesPicture picture) {
        onFx(() -> desk.session.look(view -> view.withCircuit(view.circuit().withTab(CircuitTab.EDGES).withPicture(picture))));
        settle();
    }

    @Test
    void whatIsCutAndPutInIsUndoneStepByStep() {
        desk.found();
        Edge strongest = desk.shown().listed(false).getFirst();
        Edge other = Edge.parse("L0H1->L3H2.q");
        onFx(() -> desk.model.toggle(strongest));
        onFx(() -> desk.model.toggle(other));
        assertTrue(desk.shown().keeps(other) && !desk.shown().keeps(strongest));
        onFx(desk.session::undo);
        assertFalse(desk.shown().keeps(other) || desk.shown().keeps(strongest));
        onFx(desk.session::undo);
        assertTrue(desk.shown().keeps(strongest));
        onFx(desk.session::redo);
        assertFalse(desk.shown().keeps(strongest));
        desk.found();
    }

    @Test
    void aPromptWithoutASecondOneIsLedToTheSetThatFitsTheModel(FxRobot robot) {
        desk.found();
        onFx(() -> desk.session.change(now -> now.withSubject(new Subject.Alone(now.prompt(), Prompt.NONE, now.contrast()))));
        until(() -> !desk.model.obstacle().get().isEmpty());
        desk.picture("circuit-empty-light");
        robot.clickOn("Take the set “indirect object”");
        until(() -> desk.session.experiment().get().set().name().equals("indirect-object"));
        assertEquals(100, onFx(() -> desk.session.experiment().get().set().size()));
    }

    @Test
    void whatACutEdgeCarriesAndWhereIsChosenInTheWindowAndNamed(FxRobot robot) {
        desk.found();
        double corrupted = desk.faithfulness();
        robot.clickOn(".circuit-replacement").clickOn("The mean of what it writes over the set, position by position");
        until(() -> desk.model.on().cutting().replacement() == Replacement.MEAN);
        desk.found();
        assertNotEquals(corrupted, desk.faithfulness(), 1e-4);
        assertTrue(onFx(() -> desk.model.choices()).contains("carry the mean"), desk.model.choices());
        robot.clickOn(".circuit-replacement").clickOn("At chosen positions…");
        TextField field = robot.lookup(".circuit-positions .text-field").queryAs(TextField.class);
        robot.clickOn(field).eraseText(3).write("99").type(KeyCode.ENTER);
        until(() -> desk.model.obstacle().get().contains("99"));
        onFx(() -> desk.model.cut(Cutting.CORRUPTED.at(Positions.of(0))));
        desk.found();
        // both prompts begin alike, so nothing is cut at the first position
        assertEquals(onFx(() -> desk.model.circuit().answer().get().mean(0, Metric.LOGIT_DIFFERENCE)), onFx(
                () -> CircuitFindings.mean(desk.model.circuit().answer().get().all(),
                        Metric.LOGIT_DIFFERENCE)), 1e-4);
        assertTrue(onFx(() -> desk.model.choices()).contains("positions 0"));
    }

    @Test
    void aCellOfTheMatrixIsAnEdgeAndAReceiversNameLeadsToItsSenders(FxRobot robot) {
        desk.found();
        until(() -> desk.model.exact().isWhole());
        edges(EdgesPicture.MATRIX);
        desk.picture("circuit-matrix-light");
        EdgeGrid all = EdgeGrid.all(desk.shown().graph(), desk.shown().edges());
        assertEquals(927, all.numbers().length - Arrays.stream(all.numbers()).filter(number -> number < 0).count());
        Edge edge = Edge.parse("MLP0->logits");
        assertEquals(edge, desk.shown().edges().get(all.at(all.rows().indexOf("MLP0"), all.columns().indexOf("logits"))));
        edges(EdgesPicture.SENDERS);
        EdgeGrid into = EdgeGrid.into(desk.shown().graph(), edge.receiver());
        HeatmapCanvas cells = robot.lookup(".circuit-cells .heatmap").match(node -> node.getParent().isVisible()).queryAs(
                HeatmapCanvas.class);
        desk.picture("circuit-senders-light");
        boolean before = desk.shown().keeps(edge);
        onFx(cells::requestFocus);
        onFx(() -> cells.pointed().set(new Pointed(1, into.columns().indexOf("MLP"))));
        assertEquals(edge, onFx(() -> desk.model.pointedEdge().get()));
        robot.type(KeyCode.ENTER);
        assertNotEquals(before, desk.shown().keeps(edge));
    }

    @Test
    void aClickOnANodeShowsItsSenders(FxRobot robot) {
        desk.found();
        GraphPane graph = robot.lookup(".circuit-graph").queryAs(GraphPane.class);
        Point2D at = onFx(() -> graph.localToScreen(Objects.requireNonNull(graph.places()).port(Edge.parse("input->L2H4.v").receiver()).add(
                3, 0)));
        robot.clickOn(at);
        until(() -> desk.model.look().picture() == EdgesPicture.SENDERS);
        assertEquals("L2H4.v", onFx(() -> desk.model.look().receiver()));
    }
}
