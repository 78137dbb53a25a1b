package glasshead.ui.circuit;

import static glasshead.Await.onFx;
import static glasshead.Await.settle;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.Predictions;
import glasshead.engine.CircuitTest;
import glasshead.experiment.Edge;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Metric;
import glasshead.experiment.Part;
import glasshead.experiment.Prompt;
import glasshead.experiment.Subject;
import glasshead.experiment.view.CircuitMethod;
import glasshead.experiment.view.CircuitSearch;
import glasshead.experiment.view.CircuitTab;
import glasshead.experiment.view.ExamplesLook;
import glasshead.experiment.view.Workspace;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The workspace of circuits on the reference's set, with what the given model says about it.
@OnScreen
class CircuitViewTest {

    @TempDir
    private Path folder;

    private CircuitDesk desk;
    private Session session;
    private CircuitViewModel model;

    @Start
    void start(Stage stage) {
        desk = new CircuitDesk(stage, folder);
        session = desk.session;
        model = desk.model;
    }

    @AfterEach
    void close() {
        desk.service.close();
    }

    @Test
    void theStrongestEdgesAreDrawnWithWhatTheyExplainAndAreCheckedByThemselves(FxRobot robot) {
        desk.found();
        assertEquals(24, desk.shown().kept().size());
        desk.picture("circuit-first-light");
        until(() -> model.test().isWhole() && model.exact().isWhole());
        CircuitTest test = onFx(() -> model.test().answer().get());
        assertEquals(24, test.edges().size());
        assertEquals(onFx(() -> model.circuit().answer().get().mean(0, Metric.LOGIT_DIFFERENCE)), test.circuit(), 1e-4);
        desk.picture("circuit-light");
        onFx(() -> desk.options.dark().set(true));
        desk.picture("circuit-dark");
        for (CircuitTab tab : List.of(CircuitTab.EDGES, CircuitTab.TEST)) {
            onFx(() -> session.look(view -> view.withCircuit(view.circuit().withTab(tab))));
            desk.picture("circuit-" + tab.name().toLowerCase(Locale.ROOT) + "-dark");
        }
        onFx(() -> session.look(view -> view.withCircuit(view.circuit().withTab(CircuitTab.PATHS))));
        onFx(() -> desk.options.dark().set(false));
        onFx(() -> model.paths().flip());
        until(() -> model.paths().effects().isWhole());
        desk.picture("circuit-paths-light");
        onFx(() -> session.look(view -> view.withCircuit(view.circuit().withTab(CircuitTab.GRAPH))));
        onFx(() -> model.pointing().node().set(new GraphNode(Part.parse("MLP0"))));
        desk.picture("circuit-node-light");
    }

    @Test
    void allEdgesAreTheModelAndNoneIsTheCorruptedRun() {
        desk.found();
        onFx(() -> model.edits().keep(927));
        desk.found();
        assertEquals(1, desk.faithfulness(), 1e-4);
        onFx(() -> model.edits().keep(0));
        desk.found();
        assertEquals(0, desk.faithfulness(), 1e-4);
    }

    @Test
    void aClickOnAnEdgeCutsItAndAnotherTakesItBack(FxRobot robot) {
        desk.found();
        Edge edge = desk.shown().listed(false).getFirst();
        double before = desk.faithfulness();
        GraphPane graph = robot.lookup(".circuit-graph").queryAs(GraphPane.class);
        Point2D at = onFx(() -> graph.localToScreen(free(graph, edge)));
        robot.clickOn(at);
        desk.found();
        assertFalse(desk.shown().keeps(edge), edge.toString());
        assertTrue(desk.shown().listed(false).contains(edge), "it can be taken back");
        assertTrue(desk.faithfulness() != before);
        robot.clickOn(at);
        desk.found();
        assertTrue(desk.shown().keeps(edge));
        assertEquals(before, desk.faithfulness(), 1e-9);
    }

    /// A point of an edge at which no other is nearer.
    private Point2D free(GraphPane graph, Edge edge) {
        GraphLayout layout = graph.places();
        for (double t = .1; t < .9; t += .02) {
            Point2D point = GraphLayout.on(layout.curve(edge), t);
            if (edge.equals(layout.edgeAt(point.getX(), point.getY(), desk.shown().listed(false))) && layout.nodeAt(point.getX(), point
                    .getY()) == null) {
                return point;
            }
        }
        throw new AssertionError("hidden");
    }

    @Test
    void aRowIsClickedHoweverLongTheButtonIsDown(FxRobot robot) {
        desk.found();
        Edge edge = desk.shown().listed(false).get(1);
        robot.moveTo(robot.lookup(".circuit-edges .list-cell").match(cell -> cell instanceof ListCell<?> row && edge.equals(row.getItem()))
                .queryAs(Node.class));
        robot.press(MouseButton.PRIMARY);
        settle();
        robot.release(MouseButton.PRIMARY);
        desk.found();
        assertFalse(desk.shown().keeps(edge));
    }

    @Test
    void aDragFromANodeToAPortPutsAnEdgeInAndKeysTakeItOut(FxRobot robot) {
        desk.found();
        Edge edge = Edge.parse("L0H1->L3H2.q");
        assertFalse(desk.shown().keeps(edge));
        GraphPane graph = robot.lookup(".circuit-graph").queryAs(GraphPane.class);
        Point2D from = onFx(() -> graph.localToScreen(graph.places().out(new GraphNode(edge.sender())).subtract(8, 0)));
        Point2D to = onFx(() -> graph.localToScreen(graph.places().port(edge.receiver())));
        robot.drag(from).dropTo(to);
        desk.found();
        assertTrue(desk.shown().keeps(edge), desk.shown().added().toString());
        onFx(() -> model.pointing().node().set(new GraphNode(edge.sender())));
        onFx(graph::requestFocus);
        robot.type(KeyCode.ENTER);
        onFx(() -> model.pointing().node().set(GraphNode.of(edge.receiver())));
        robot.type(KeyCode.Q);
        desk.found();
        assertFalse(desk.shown().keeps(edge));
    }

    @Test
    void anMlpsNodeLeadsToItsNeuronsExamplesAndAHeadsToItsOwn(FxRobot robot) {
        desk.found();
        GraphPane graph = robot.lookup(".circuit-graph").queryAs(GraphPane.class);
        GraphNode mlp = new GraphNode(Part.parse("MLP0"));
        GraphNode head = new GraphNode(Part.parse("L0H1"));
        onFx(() -> model.pointing().node().set(mlp));
        onFx(() -> graph.fireEvent(new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 0, 0, 200, 200, true, null)));
        robot.clickOn("Examples of the neurons of MLP0 in a corpus (E)");
        assertEquals(Workspace.EXAMPLES, session.view().get().workspace());
        assertEquals(ExamplesLook.USUAL.showing(0, true), session.view().get().examples());
        onFx(graph::requestFocus);
        onFx(() -> model.pointing().node().set(head));
        robot.type(KeyCode.E);
        assertEquals(new Head(0, 1), session.view().get().examples().component());
    }

    @Test
    void acdcPrunesWhileOneWatchesAndStops(FxRobot robot) {
        desk.found();
        until(() -> model.exact().isWhole()); // whose button is away then
        onFx(() -> session.look(view -> view.withCircuit(view.circuit().withSearch(new CircuitSearch(CircuitMethod.ACDC, 24, .05)))));
        settle();
        robot.clickOn("Run");
        until(() -> model.acdc().answer().get() != null);
        robot.clickOn("Stop");
        assertFalse(onFx(() -> model.acdc().running().get()));
        assertTrue(desk.shown().kept().size() < 927);
        desk.found();
    }

    @Test
    void whatAPromptLacksIsSaid() {
        desk.found();
        UnaryOperator<Experiment> alone = now -> now.withSubject(new Subject.Alone(now.prompt(), Prompt.NONE, now.contrast()));
        onFx(() -> session.change(alone));
        until(() -> model.obstacle().get().startsWith("An edge is cut by giving"));
        onFx(() -> session.change(now -> now.withOther(new Prompt.Text("When Mary left"))));
        until(() -> model.obstacle().get().contains("Make them equally long"));
        onFx(session::undo);
        onFx(session::undo);
        desk.found();
        assertEquals("", onFx(() -> model.obstacle().get()));
    }

    @Test
    void aCircuitIsKeptAloneSavedReadAndComparedWithAKnownOne(FxRobot robot) throws IOException {
        desk.found();
        robot.clickOn("Keep only this");
        until(() -> session.findings().get().experiment().active().size() == 1);
        double alone = onFx(() -> session.findings().get().ablated().get(Predictions.ANALYSIS)).logitDifference();
        assertEquals(onFx(() -> model.circuit().answer().get().perPrompt(0, Metric.LOGIT_DIFFERENCE))[0], alone, 1e-4);
        onFx(session::undo);
        assertEquals(0, onFx(() -> session.experiment().get().interventions().size()));
        CircuitMenus menus = new CircuitMenus(model, new CircuitFiles(Optional::empty, _ -> Optional.empty(), desk.said::add));
        List<Edge> kept = desk.shown().kept();
        for (String ending : List.of(".json", ".eap.json", ".dot", ".svg")) {
            onFx(() -> menus.save(folder.resolve("x"), ending));
            assertTrue(Files.size(folder.resolve("x" + ending)) > 0, ending);
        }
        String svg = Files.readString(folder.resolve("x.svg"));
        kept.forEach(edge -> assertTrue(svg.contains("<title>" + edge.toString().replace(">", "&gt;") + " "), "pointed at in a browser, "
                + edge + " has its name and effect"));
        onFx(() -> model.edits().keep(3));
        for (String ending : List.of(".json", ".eap.json", ".dot")) {
            onFx(() -> model.edits().restore());
            onFx(() -> menus.open(folder.resolve("x" + ending)));
            settle();
            assertEquals(kept, desk.shown().kept(), ending);
        }
        onFx(() -> menus.open(folder.resolve("x.svg")));
        assertEquals(5, desk.said.size(), "what is no circuit is said");
    }
}
