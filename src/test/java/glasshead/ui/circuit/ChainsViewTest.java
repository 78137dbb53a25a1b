package glasshead.ui.circuit;

import static glasshead.Await.onFx;
import static glasshead.Await.settle;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.engine.CircuitQuestion;
import glasshead.engine.InferenceEngine;
import glasshead.engine.PathEffects;
import glasshead.engine.TinyEnglish;
import glasshead.experiment.Chain;
import glasshead.experiment.Head;
import glasshead.experiment.OnSet;
import glasshead.experiment.Part;
import glasshead.experiment.PathMode;
import glasshead.experiment.Receiver;
import glasshead.experiment.view.CircuitTab;
import glasshead.experiment.view.PathsPicture;
import glasshead.ui.OnScreen;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Path patching in the window: its modes, and chains of several hops drawn by mouse and by keys, with the numbers of `paths`.
@OnScreen
class ChainsViewTest {

    @TempDir
    private Path folder;

    private CircuitDesk desk;

    @Start
    void start(Stage stage) {
        desk = new CircuitDesk(stage, folder);
    }

    @BeforeEach
    void paths() {
        desk.found();
        onFx(() -> desk.session.look(view -> view.withCircuit(view.circuit().withTab(CircuitTab.PATHS))));
        settle();
    }

    @AfterEach
    void close() {
        desk.service.close();
    }

    private PathEffects alone(List<Receiver> via, Receiver to, PathMode mode) {
        OnSet on = Objects.requireNonNull(onFx(() -> desk.model.on()));
        try (InferenceEngine engine = TinyEnglish.engine()) {
            return engine.answer(new CircuitQuestion.OfPaths(on, via, List.of(to), mode), _ -> {}, () -> false);
        }
    }

    private List<Chain> chains() {
        return onFx(() -> desk.model.look().paths().chains());
    }

    /// Until what a chain carries is there.
    private double value(Chain chain) {
        until(() -> desk.model.paths().chains().values().get().containsKey(chain));
        return onFx(() -> desk.model.paths().chains().values().get().get(chain));
    }

    private ChainPane pane(FxRobot robot) {
        settle();
        return robot.lookup(".circuit-chains").queryAs(ChainPane.class);
    }

    private void drag(FxRobot robot, String sender, String receiver) {
        ChainPane pane = pane(robot);
        GraphLayout layout = Objects.requireNonNull(onFx(pane::places));
        Receiver to = Receiver.parse(receiver);
        Point2D begin = onFx(() -> pane.localToScreen(layout.out(new GraphNode(Part.parse(sender))).subtract(8, 0)));
        robot.drag(begin).dropTo(onFx(() -> pane.localToScreen(layout.port(to).add(2, 0))));
    }

    @Test
    void aChainIsDrawnHopByHopAndHasTheNumberOfPaths(FxRobot robot) {
        robot.clickOn("Chains");
        Bounds empty = pane(robot).localToScene(pane(robot).getLayoutBounds());
        drag(robot, "L0H5", "L1H3.k");
        assertEquals(empty, pane(robot).localToScene(pane(robot).getLayoutBounds()), "the picture stays when its row comes");
        Chain first = Chain.parse("L0H5->L1H3.k");
        assertEquals(List.of(first), chains());
        assertEquals(alone(List.of(), first.end(), PathMode.DIRECT).means().get(first.sender()), value(first), 1e-9);
        drag(robot, "L1H3", "L2H4.v");
        drag(robot, "L2H4", "logits");
        Chain whole = Chain.parse("L0H5->L1H3.k->L2H4.v->logits");
        assertEquals(List.of(whole), chains(), "a drag from its end makes it longer");
        assertEquals(alone(whole.via(), whole.end(), PathMode.DIRECT).means().get(whole.sender()), value(whole), 1e-9);
        drag(robot, "L0H5", "logits");
        assertEquals(2, chains().size());
        robot.clickOn("LayerNorm frozen");
        assertEquals(alone(whole.via(), whole.end(), PathMode.FROZEN_NORM).means().get(whole.sender()), value(whole), 1e-9);
        value(chains().getLast());
        desk.picture("circuit-chains-light");
        onFx(() -> desk.options.dark().set(true));
        desk.picture("circuit-chains-dark");
        onFx(desk.session::undo);
        assertEquals(List.of(whole), chains());
        onFx(desk.session::undo);
        assertEquals(List.of(Chain.parse("L0H5->L1H3.k->L2H4.v")), chains());
    }

    @Test
    void keysDrawShortenAndTakeAway(FxRobot robot) {
        onFx(() -> desk.model.edits().paths(now -> now.withPicture(PathsPicture.CHAINS)));
        ChainPane pane = pane(robot);
        onFx(pane::requestFocus);
        robot.type(KeyCode.RIGHT, KeyCode.RIGHT); // the input, then the head right of it
        robot.type(KeyCode.ENTER);
        Head begun = Objects.requireNonNull(Objects.requireNonNull(onFx(pane::begun)).head());
        assertEquals(0, begun.layer());
        robot.type(KeyCode.RIGHT).type(KeyCode.V);
        Chain one = chains().getFirst();
        assertEquals(begun, one.sender());
        assertEquals(1, one.end().layer());
        robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT).type(KeyCode.ENTER);
        assertEquals(List.of(one.with(Receiver.LOGITS)), chains());
        robot.type(KeyCode.BACK_SPACE);
        assertEquals(List.of(one), chains());
        robot.type(KeyCode.ESCAPE);
        assertNull(onFx(() -> desk.model.paths().chains().chosen().get()));
        onFx(() -> desk.model.paths().chains().chosen().set(one));
        robot.type(KeyCode.DELETE);
        assertEquals(List.of(), chains());
    }

    @Test
    void headsPathsHaveThreeModesWhichTheirFiguresName(FxRobot robot) {
        for (PathMode mode : PathMode.values()) {
            robot.clickOn(switch (mode) {
                case DIRECT -> "MLPs held";
                case THROUGH_MLPS -> "through MLPs";
                case FROZEN_NORM -> "LayerNorm frozen";
            });
            robot.clickOn("Run");
            until(() -> desk.model.paths().effects().isWhole() && desk.model.paths().effects().answer().get().question().mode() == mode);
            PathEffects expected = alone(List.of(), Receiver.LOGITS, mode);
            assertEquals(expected.means(), onFx(() -> desk.model.paths().effects().answer().get().means()));
            settle();
            assertTrue(robot.lookup(".circuit-paths .label").queryAllAs(Label.class).stream().anyMatch(label -> label.getText().contains(
                    mode
                            .label())), mode.toString());
        }
        desk.picture("circuit-paths-frozen-light");
    }
}
