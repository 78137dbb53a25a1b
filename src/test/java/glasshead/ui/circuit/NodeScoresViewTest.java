package glasshead.ui.circuit;

import static glasshead.Await.onFx;
import static glasshead.Await.settle;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.Correlation;
import glasshead.engine.CircuitQuestion;
import glasshead.engine.InferenceEngine;
import glasshead.engine.NodeScores;
import glasshead.engine.TinyEnglish;
import glasshead.experiment.Metric;
import glasshead.experiment.NodeMethod;
import glasshead.experiment.OnSet;
import glasshead.experiment.PatchedNode;
import glasshead.experiment.Receiver;
import glasshead.experiment.view.CircuitLook;
import glasshead.experiment.view.CircuitTab;
import glasshead.experiment.view.EdgesPicture;
import glasshead.experiment.view.NodeScoring;
import glasshead.ui.OnScreen;
import glasshead.ui.format.Numbers;
import glasshead.ui.panel.DataTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Scores of nodes in the workspace of circuits, beside those of edges.
@OnScreen
class NodeScoresViewTest {

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

    private NodeFigures figures() {
        return Objects.requireNonNull(onFx(() -> desk.model.nodes().figures().get()));
    }

    /// The same question without the window.
    private NodeScores alone(NodeMethod method) {
        OnSet on = Objects.requireNonNull(onFx(() -> desk.model.on()));
        try (InferenceEngine engine = TinyEnglish.engine()) {
            return engine.answer(new CircuitQuestion.OfNodes(on, method, Metric.LOGIT_DIFFERENCE), _ -> {}, () -> false);
        }
    }

    private void look(UnaryOperator<CircuitLook> change) {
        onFx(() -> desk.session.look(view -> view.withCircuit(change.apply(view.circuit()))));
    }

    private void score(NodeScoring scoring) {
        look(now -> now.withNodes(now.nodes().withScoring(scoring)));
        until(() -> desk.model.nodes().exact().isWhole());
    }

    @Test
    void aChosenApproximationIsListedDrawnAndCheckedByItself(FxRobot robot) {
        desk.found();
        robot.clickOn("AtP*");
        until(() -> desk.model.nodes().exact().isWhole());
        settle();
        NodeFigures found = figures();
        assertEquals(101, found.nodes().size());
        NodeScores exact = alone(NodeMethod.EXACT);
        NodeScores star = alone(NodeMethod.ATP_STAR);
        for (int node = 0; node < found.nodes().size(); node++) {
            assertEquals(exact.means()[node], found.exact()[node], 1e-5, found.nodes().get(node).toString());
            assertEquals(star.means()[node], found.approximate()[node], 1e-5, found.nodes().get(node).toString());
        }
        Correlation held = Correlation.of(star.means(), exact.means());
        assertEquals(" · r = " + Numbers.plain(held.r(), 2) + ", of ranks " + Numbers.plain(held.rank(), 2) + " over 101", found
                .agreement());
        desk.picture("circuit-nodes-light");
        onFx(() -> desk.options.dark().set(true));
        desk.picture("circuit-nodes-dark");
        onFx(() -> desk.model.pointing().activation().set(found.nodes().get(found.listed(false).get(1))));
        desk.picture("circuit-node-pointed-dark");
    }

    @Test
    void sizesWithoutASignAreHeldToSizes(FxRobot robot) {
        desk.found();
        look(now -> now.withTab(CircuitTab.EDGES).withEdges(now.edges().withPicture(EdgesPicture.NODES)));
        score(NodeScoring.GRAD_DROP);
        NodeScores exact = alone(NodeMethod.EXACT);
        Dots dots = Dots.of(figures());
        assertTrue(dots.sizes());
        IntStream.range(0, dots.up().length).forEach(dot -> assertEquals(exact.meanSizes()[dot], dots.up()[dot], 1e-5));
        desk.picture("circuit-node-scatter-light");
        ScatterPane pane = robot.lookup(".circuit-scatter").match(Node::isVisible).queryAs(ScatterPane.class);
        Bounds inside = onFx(() -> pane.localToScreen(pane.getLayoutBounds()));
        for (double x = .1; x < 1 && onFx(() -> desk.model.pointing().activation().get()) == null; x += .02) {
            robot.moveTo(inside.getMinX() + inside.getWidth() * x, inside.getMaxY() - inside.getHeight() * x);
        }
        PatchedNode at = Objects.requireNonNull(onFx(() -> desk.model.pointing().activation().get()), "no dot near the diagonal");
        assertEquals(new GraphNode(at.part()), onFx(() -> desk.model.pointing().node().get()));
    }

    @Test
    void theListOfNodesLeadsToTheSendersOfOneAndEdgesAreListedAgain(FxRobot robot) {
        desk.found();
        score(NodeScoring.ATP);
        settle();
        List<Integer> listed = figures().listed(false);
        int first = IntStream.range(0, listed.size()).filter(row -> figures().nodes().get(listed.get(row)).port() != null).findFirst()
                .orElseThrow();
        PatchedNode node = figures().nodes().get(listed.get(first));
        Node row = robot.lookup(".circuit-edges .list-cell").match(cell -> cell instanceof ListCell<?> of && Objects.equals(of.getItem(),
                listed.get(first))).query();
        robot.clickOn(row);
        until(() -> desk.model.look().tab() == CircuitTab.EDGES);
        assertEquals(Objects.requireNonNull(GraphNode.read(node)), Receiver.parse(onFx(() -> desk.model.look().edges().receiver())));
        Node edges = robot.from(robot.lookup(".circuit-edges").queryAll()).lookup("Edges").match(ToggleButton.class::isInstance).query();
        robot.clickOn(edges);
        assertFalse(onFx(() -> desk.model.look().nodes().listed()));
        assertEquals(NodeScoring.ATP, onFx(() -> desk.model.look().nodes().scoring()));
    }

    @Test
    void theTableHasBothScoresOfEveryNodeAndTheSixChoices() {
        desk.found();
        score(NodeScoring.EXACT);
        NodeList list = onFx(() -> new NodeList(desk.model));
        DataTable table = onFx(list::data);
        assertEquals(101, table.rows().size());
        assertTrue(table.name().startsWith("Nodes · nodes · corrupted prompt"), table.name());
        assertEquals("", table.rows().getFirst().get(1), "each node by itself needs no gradient");
        assertEquals(figures().largest(), Math.abs(Double.parseDouble(table.rows().getFirst().get(2))), 1e-12);
    }
}
