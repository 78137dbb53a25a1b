package glasshead.ui.circuit;

import static glasshead.Await.onFx;
import static glasshead.Await.settle;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.Predictions;
import glasshead.dataset.DataSets;
import glasshead.engine.CircuitTest;
import glasshead.engine.TinyEnglish;
import glasshead.experiment.DataSet;
import glasshead.experiment.Edge;
import glasshead.experiment.Experiment;
import glasshead.experiment.Metric;
import glasshead.experiment.Part;
import glasshead.experiment.Prompt;
import glasshead.experiment.Subject;
import glasshead.experiment.view.CircuitMethod;
import glasshead.experiment.view.CircuitTab;
import glasshead.session.InferenceService;
import glasshead.session.Runs;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.format.Picture;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.set.SubjectViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
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

    private final List<String> said = new ArrayList<>();
    private InferenceService service;
    private Session session;
    private CircuitViewModel model;
    private final ViewOptions options = new ViewOptions();

    @Start
    void start(Stage stage) {
        service = new InferenceService(TinyEnglish::engine);
        DataSet set = DataSets.read(Path.of("src/test/resources/reference/circuits/tiny-english/ioi.csv"));
        DataSet few = new DataSet(set.name(), set.examples().subList(0, 6));
        session = new Session(new Runs(service, List.of(Predictions.ANALYSIS)), TinyEnglish.experiment("ioi").withSubject(Subject.OfSet
                .first(few)));
        model = new CircuitViewModel(session, service);
        CircuitView view = new CircuitView(model, options, new CircuitFiles(Optional::empty, name -> Optional.of(folder.resolve(name)),
                said::add), new SubjectViewModel(session)::choose, Map.of());
        VBox beside = new VBox(12, view.explains(), view.edges());
        VBox.setVgrow(view.edges(), Priority.ALWAYS);
        beside.setMinWidth(340);
        HBox.setHgrow(view.graph(), Priority.ALWAYS);
        stage.setScene(Picture.scene(new HBox(12, view.graph(), beside), 1280, 640, options));
        stage.show();
        session.run();
    }

    @AfterEach
    void close() {
        service.close();
    }

    private Shown shown() {
        Shown shown = onFx(() -> model.shown().get());
        assertTrue(shown != null);
        return shown;
    }

    private void found() {
        until(() -> model.circuit().isWhole() && model.curve().isWhole() && model.circuit().answer().get().question().circuits().getFirst()
                .equals(model.shown().get().circuit()));
    }

    private double faithfulness() {
        return onFx(() -> model.circuit().answer().get().faithfulness(0, Metric.LOGIT_DIFFERENCE));
    }

    private static void picture(FxRobot robot, String name) {
        settle();
        onFx(() -> {
            Picture.save(robot.lookup(".circuit-explains").query().getScene(), name);
            return true;
        });
    }

    @Test
    void theStrongestEdgesAreDrawnWithWhatTheyExplainAndAreCheckedByThemselves(FxRobot robot) {
        found();
        assertEquals(24, shown().kept().size());
        picture(robot, "circuit-first-light");
        until(() -> model.test().isWhole() && model.exact().isWhole());
        CircuitTest test = onFx(() -> model.test().answer().get());
        assertEquals(24, test.edges().size());
        assertEquals(onFx(() -> model.circuit().answer().get().mean(0, Metric.LOGIT_DIFFERENCE)), test.circuit(), 1e-4);
        picture(robot, "circuit-light");
        onFx(() -> options.dark().set(true));
        picture(robot, "circuit-dark");
        for (CircuitTab tab : List.of(CircuitTab.EDGES, CircuitTab.TEST)) {
            onFx(() -> session.look(view -> view.withCircuit(view.circuit().withTab(tab))));
            picture(robot, "circuit-" + tab.name().toLowerCase(Locale.ROOT) + "-dark");
        }
        onFx(() -> session.look(view -> view.withCircuit(view.circuit().withTab(CircuitTab.PATHS))));
        onFx(() -> options.dark().set(false));
        onFx(() -> model.paths().flip());
        until(() -> model.paths().effects().isWhole());
        picture(robot, "circuit-paths-light");
        onFx(() -> session.look(view -> view.withCircuit(view.circuit().withTab(CircuitTab.GRAPH))));
        onFx(() -> model.pointedNode().set(new GraphNode(Part.parse("MLP0"))));
        picture(robot, "circuit-node-light");
    }

    @Test
    void allEdgesAreTheModelAndNoneIsTheCorruptedRun() {
        found();
        onFx(() -> model.keep(927));
        found();
        assertEquals(1, faithfulness(), 1e-4);
        onFx(() -> model.keep(0));
        found();
        assertEquals(0, faithfulness(), 1e-4);
    }

    @Test
    void aClickOnAnEdgeCutsItAndAnotherTakesItBack(FxRobot robot) {
        found();
        Edge edge = shown().listed(false).getFirst();
        double before = faithfulness();
        GraphPane graph = robot.lookup(".circuit-graph").queryAs(GraphPane.class);
        Point2D at = onFx(() -> graph.localToScreen(free(graph, edge)));
        robot.clickOn(at);
        found();
        assertFalse(shown().keeps(edge), edge.toString());
        assertTrue(shown().listed(false).contains(edge), "it can be taken back");
        assertTrue(faithfulness() != before);
        robot.clickOn(at);
        found();
        assertTrue(shown().keeps(edge));
        assertEquals(before, faithfulness(), 1e-9);
    }

    /// A point of an edge at which no other is nearer.
    private Point2D free(GraphPane graph, Edge edge) {
        GraphLayout layout = graph.places();
        for (double t = .1; t < .9; t += .02) {
            Point2D point = GraphLayout.on(layout.curve(edge), t);
            if (edge.equals(layout.edgeAt(point.getX(), point.getY(), shown().listed(false))) && layout.nodeAt(point.getX(), point
                    .getY()) == null) {
                return point;
            }
        }
        throw new AssertionError("hidden");
    }

    @Test
    void aDragFromANodeToAPortPutsAnEdgeInAndKeysTakeItOut(FxRobot robot) {
        found();
        Edge edge = Edge.parse("L0H1->L3H2.q");
        assertFalse(shown().keeps(edge));
        GraphPane graph = robot.lookup(".circuit-graph").queryAs(GraphPane.class);
        Point2D from = onFx(() -> graph.localToScreen(graph.places().out(new GraphNode(edge.sender())).subtract(8, 0)));
        Point2D to = onFx(() -> graph.localToScreen(graph.places().port(edge.receiver())));
        robot.drag(from).dropTo(to);
        found();
        assertTrue(shown().keeps(edge), shown().added().toString());
        onFx(() -> model.pointedNode().set(new GraphNode(edge.sender())));
        onFx(graph::requestFocus);
        robot.type(KeyCode.ENTER);
        onFx(() -> model.pointedNode().set(GraphNode.of(edge.receiver())));
        robot.type(KeyCode.Q);
        found();
        assertFalse(shown().keeps(edge));
    }

    @Test
    void acdcPrunesWhileOneWatchesAndStops(FxRobot robot) {
        found();
        until(() -> model.exact().isWhole()); // whose button is away then
        onFx(() -> session.look(view -> view.withCircuit(view.circuit().withMethod(CircuitMethod.ACDC).withThreshold(.05))));
        settle();
        robot.clickOn("Run");
        until(() -> model.acdc().answer().get() != null);
        robot.clickOn("Stop");
        assertFalse(onFx(() -> model.acdc().running().get()));
        assertTrue(shown().kept().size() < 927);
        found();
    }

    @Test
    void whatAPromptLacksIsSaid() {
        found();
        UnaryOperator<Experiment> alone = now -> now.withSubject(new Subject.Alone(now.prompt(), Prompt.NONE, now.contrast()));
        onFx(() -> session.change(alone));
        until(() -> model.obstacle().get().startsWith("An edge is cut by giving"));
        onFx(() -> session.change(now -> now.withOther(new Prompt.Text("When Mary left"))));
        until(() -> model.obstacle().get().contains("Make them equally long"));
        onFx(session::undo);
        onFx(session::undo);
        found();
        assertEquals("", onFx(() -> model.obstacle().get()));
    }

    @Test
    void aCircuitIsKeptAloneSavedReadAndComparedWithAKnownOne(FxRobot robot) throws IOException {
        found();
        robot.clickOn("Keep only this");
        until(() -> session.findings().get().experiment().active().size() == 1);
        double alone = onFx(() -> session.findings().get().ablated().get(Predictions.ANALYSIS)).logitDifference();
        assertEquals(onFx(() -> model.circuit().answer().get().perPrompt(0, Metric.LOGIT_DIFFERENCE))[0], alone, 1e-4);
        onFx(session::undo);
        assertEquals(0, onFx(() -> session.experiment().get().interventions().size()));
        CircuitMenus menus = new CircuitMenus(model, new CircuitFiles(Optional::empty, _ -> Optional.empty(), said::add));
        List<Edge> kept = shown().kept();
        for (String ending : List.of(".json", ".eap.json", ".dot", ".svg")) {
            onFx(() -> menus.save(folder.resolve("x"), ending));
            assertTrue(Files.size(folder.resolve("x" + ending)) > 0, ending);
        }
        onFx(() -> model.keep(3));
        for (String ending : List.of(".json", ".eap.json", ".dot")) {
            onFx(() -> model.restore());
            onFx(() -> menus.open(folder.resolve("x" + ending)));
            settle();
            assertEquals(kept, shown().kept(), ending);
        }
        onFx(() -> menus.open(folder.resolve("x.svg")));
        assertEquals(5, said.size(), "what is no circuit is said");
        onFx(() -> session.look(view -> view.withCircuit(view.circuit().withCompared("Indirect object"))));
        until(() -> model.comparison().isWhole());
        picture(robot, "circuit-compared-light");
    }
}
