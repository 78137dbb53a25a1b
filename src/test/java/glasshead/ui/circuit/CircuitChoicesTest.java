package glasshead.ui.circuit;

import static glasshead.Await.onFx;
import static glasshead.Await.settle;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.circuit.KnownCircuit;
import glasshead.dataset.DataSets;
import glasshead.engine.CircuitFindings;
import glasshead.engine.EdgeAction;
import glasshead.experiment.Cutting;
import glasshead.experiment.Cutting.Replacement;
import glasshead.experiment.DataSet;
import glasshead.experiment.Edge;
import glasshead.experiment.Experiment;
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
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
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
        onFx(() -> desk.session.look(view -> view.withCircuit(view.circuit().withTab(CircuitTab.EDGES).withEdges(view.circuit().edges()
                .withPicture(picture)))));
        settle();
    }

    @Test
    void whatIsCutAndPutInIsUndoneStepByStep() {
        desk.found();
        Edge strongest = desk.shown().listed(false).getFirst();
        Edge other = Edge.parse("L0H1->L3H2.q");
        onFx(() -> desk.model.edits().toggle(strongest));
        onFx(() -> desk.model.edits().toggle(other));
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
        assertTrue(onFx(() -> desk.model.choices()).contains("mean into the untouched run"), desk.model.choices());
        robot.clickOn(".circuit-replacement").clickOn("At chosen positions…");
        TextField field = robot.lookup(".circuit-positions .text-field").queryAs(TextField.class);
        robot.clickOn(field).eraseText(3).write("99").type(KeyCode.ENTER);
        until(() -> desk.model.obstacle().get().contains("99"));
        onFx(() -> desk.model.edits().cut(Cutting.CORRUPTED.at(Positions.of(0))));
        desk.found();
        // both prompts begin alike, so nothing is cut at the first position
        assertEquals(onFx(() -> desk.model.circuit().answer().get().mean(0, Metric.LOGIT_DIFFERENCE)), onFx(
                () -> CircuitFindings.mean(desk.model.circuit().answer().get().all(),
                        Metric.LOGIT_DIFFERENCE)), 1e-4);
        assertTrue(onFx(() -> desk.model.choices()).contains("at 0"));
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
        assertEquals(edge, onFx(() -> desk.model.pointing().edge().get()));
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
        until(() -> desk.model.look().edges().picture() == EdgesPicture.SENDERS);
        assertEquals("L2H4.v", onFx(() -> desk.model.look().edges().receiver()));
    }

    @Test
    void anEdgeIsToldInEachPromptAndHowItActs(FxRobot robot) {
        desk.found();
        until(() -> desk.model.exact().isWhole());
        Edge edge = Edge.parse("MLP0->L2H4.v");
        onFx(() -> desk.model.pointing().edge().set(edge));
        double[] each = onFx(() -> desk.model.details().perPrompt(edge));
        assertEquals(CircuitDesk.ROWS, each.length);
        assertEquals(desk.shown().exact(edge), Arrays.stream(each).average().orElseThrow(), 1e-6);
        onFx(() -> desk.model.pointing().held().set(edge));
        onFx(() -> desk.model.pointing().edge().set(desk.shown().listed(false).getFirst())); // on the way to the button
        robot.clickOn("How it acts");
        until(() -> desk.model.details().action().isWhole());
        EdgeAction action = Objects.requireNonNull(onFx(() -> desk.model.details().action().answer().get()));
        assertEquals(desk.shown().exact(edge), EdgeAction.mean(action.effect()), 1e-4);
        settle();
        assertTrue(robot.lookup(".circuit-edge-card .label").queryAllAs(Label.class).stream().anyMatch(label -> label.getText().contains(
                "attention moved")));
        desk.picture("circuit-edge-card-light");
        onFx(() -> desk.options.dark().set(true));
        desk.picture("circuit-edge-card-dark");
    }

    @Test
    void aClickedEdgeStaysMeantUntilEscape(FxRobot robot) {
        desk.found();
        until(() -> desk.model.exact().isWhole()); // whose parts make the list anew
        List<Edge> listed = desk.shown().listed(false);
        robot.moveTo(row(robot, listed.get(1)));
        assertTrue(told(robot).startsWith(listed.get(1).toString()), told(robot));
        robot.clickOn(row(robot, listed.getFirst()));
        desk.found();
        robot.moveTo(row(robot, listed.get(1)));
        assertEquals(listed.get(1), onFx(() -> desk.model.pointing().edge().get()));
        assertTrue(told(robot).startsWith(listed.getFirst().toString()), told(robot));
        assertFalse(desk.shown().keeps(listed.getFirst()));
        desk.picture("circuit-edge-held-light");
        robot.type(KeyCode.ESCAPE);
        assertNull(onFx(() -> desk.model.pointing().held().get()));
        robot.moveTo(row(robot, listed.getFirst())).moveTo(row(robot, listed.get(1)));
        assertTrue(told(robot).startsWith(listed.get(1).toString()), told(robot));
    }

    /// The middle of an edge's row, whichever cell has it now.
    private static Point2D row(FxRobot robot, Edge edge) {
        settle();
        return onFx(() -> {
            Node cell = robot.lookup(".circuit-edges .list-cell").match(each -> each instanceof ListCell<?> of && edge.equals(of.getItem())
                    && each.getScene() != null).query();
            Bounds at = cell.localToScreen(cell.getLayoutBounds());
            return new Point2D(at.getCenterX(), at.getCenterY());
        });
    }

    /// What the card says.
    private static String told(FxRobot robot) {
        settle();
        return robot.lookup(".circuit-edge-card .label").queryAs(Label.class).getText();
    }

    @Test
    void twoCircuitsAreComparedByWhatBothKeepAndWhatOnlyOneDoes() {
        desk.found();
        onFx(() -> desk.model.edits().setAside());
        Set<Edge> before = Set.copyOf(desk.shown().kept());
        onFx(() -> desk.model.edits().keep(12));
        desk.found();
        until(() -> desk.model.comparison().isWhole());
        Set<Edge> only = new HashSet<>(before);
        only.removeAll(desk.shown().kept());
        Overlay overlay = Overlay.of(onFx(() -> desk.model.compared()), desk.shown());
        assertEquals(12, only.size());
        assertEquals(only, Set.copyOf(overlay.elsewhere()));
        // the smaller one is part of the larger, so both together are the larger one
        CircuitFindings both = Objects.requireNonNull(onFx(() -> desk.model.comparison().answer().get()));
        assertEquals(both.faithfulness(0, Metric.LOGIT_DIFFERENCE), both.faithfulness(1, Metric.LOGIT_DIFFERENCE), 1e-6);
        desk.picture("circuit-aside-light");
        onFx(desk.session::undo);
        assertEquals("", onFx(() -> desk.model.look().compared().name()));
    }

    @Test
    void circuitsAreKnownByTheWeightsWhateverTheModelIsCalled() {
        desk.found();
        // the tests' own tiny-english has other weights than the one that ships
        assertEquals(List.of(), onFx(() -> desk.model.known().get()));
        DataSet set = DataSets.read(Path.of("src/test/resources/reference/circuits/attn-only-2l/ioi.csv"));
        DataSet few = new DataSet("few", set.examples().subList(0, 4));
        onFx(() -> desk.session.change(now -> new Experiment("attn-only-2l", Subject.OfSet.first(few), List.of(), now.options())));
        onFx(() -> desk.model.edits().compare("Induction"));
        until(() -> desk.model.comparison().isWhole() && desk.model.compared() != null);
        desk.picture("circuit-compared-light");
    }

    @Test
    void classesOfAPublishedCircuitHaveColoursOfTheirOwn() {
        desk.found();
        KnownCircuit published = KnownCircuit.shipped().getFirst();
        Overlay overlay = Overlay.of(published, desk.shown());
        for (String name : overlay.names()) {
            int number = overlay.names().indexOf(name);
            published.parts(desk.shown().graph()).get(name).forEach(part -> assertEquals(number, overlay.classes().get(new GraphNode(
                    part)), part.toString()));
        }
        assertEquals(7, IntStream.range(0, 7).mapToObj(number -> Overlay.colour(number, false)).distinct().count());
    }
}
