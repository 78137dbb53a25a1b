package glasshead.ui.attention;

import static glasshead.Await.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Action;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.experiment.Site;
import glasshead.experiment.Weighting;
import glasshead.experiment.Where;
import glasshead.experiment.view.Side;
import glasshead.experiment.view.Workspace;
import glasshead.session.Selection;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.heatmap.HeatmapCanvas;
import glasshead.ui.heatmap.Pointed;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.theme.Theme;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@OnScreen
class AttentionPanelTest {

    private final GivenRuns runs = new GivenRuns();
    private final ViewOptions options = new ViewOptions();
    private final Session session = new Session(runs, GivenRuns.EXPERIMENT);
    private final AttentionViewModel model = new AttentionViewModel(session, new GivenAttention());
    private Stage stage;

    @Start
    void open(Stage window) {
        stage = window;
        Scene scene = new Scene(new StackPane(new AttentionPanel(model, options).panel()), 680, 534);
        Theme.wear(scene, options);
        window.setScene(scene);
        window.show();
        session.run();
    }

    @Test
    void switchesChangePictureAndWeighting(FxRobot robot) {
        assertTrue(shows(robot, ".attention-heatmap"));
        robot.clickOn("× logit");
        assertEquals(Weighting.LOGIT, model.shown().get().weighting());
        robot.clickOn("Arcs");
        assertTrue(shows(robot, ".attention-arcs"));
        assertFalse(shows(robot, ".attention-heatmap"));
        robot.clickOn("Text");
        assertTrue(shows(robot, ".attention-text"));
    }

    @Test
    void theHeatmapsCursorReadsValuesAndItsLocksAreTheSessions(FxRobot robot) {
        HeatmapCanvas heatmap = robot.lookup(".heatmap").query();
        robot.interact(heatmap::requestFocus);
        robot.type(KeyCode.UP, KeyCode.RIGHT);
        assertEquals(new Pointed(4, 1), heatmap.pointed().get());
        assertEquals("·to (4) → When (1)", robot.lookup(".value-card-place").<Label>query().getText());
        assertEquals("51.0 %", robot.lookup(".value-card-value").<Label>query().getText());
        assertEquals(4, session.selection().hoveredToken().get());
        robot.type(KeyCode.ENTER);
        assertEquals(List.of(4, 1), List.of(session.selection().query().get(), session.selection().key().get()));
        robot.type(KeyCode.ENTER);
        assertEquals(Selection.NONE, session.selection().query().get());
    }

    /// However the panel came by its width.
    @Test
    void switchesThatLeaveTheTitleKeepTheirOrder(FxRobot robot) {
        Region panel = robot.lookup(".panel").query();
        for (double width : new double[] {300, 420, 300, 440, 300, 460, 300, 480, 300, 900, 300}) {
            robot.interact(() -> panel.setMaxWidth(width));
            settle();
            List<Node> inOrder = List.of(robot.lookup("Heatmap").query(), robot.lookup("Attention").query(), robot.lookup("hide BOS")
                    .query(),
                    robot.lookup("follow hover").query(), robot.lookup("Why?").query());
            if (width == 300) {
                assertTrue(inOrder.stream().map(node -> node.localToScene(node.getLayoutBounds())).sorted(Comparator
                        .<Bounds>comparingDouble(
                                place -> Math.rint(place.getMinY() / 8)).thenComparingDouble(Bounds::getMinX)).toList().equals(inOrder
                                        .stream().map(
                                                node -> node.localToScene(node.getLayoutBounds())).toList()), () -> inOrder
                                                        + " are not in order");
            }
        }
    }

    @Test
    void beforeAndAfterAppearWithAnAblation(FxRobot robot) {
        assertTrue(robot.lookup("before").tryQuery().filter(AttentionPanelTest::isShown).isEmpty());
        robot.interact(() -> {
            session.selection().click(new Head(1, 2));
            session.change(experiment -> experiment.plus(Intervention.zero(new Head(1, 2))));
        });
        assertEquals("ablated: zero", robot.lookup(".panel-remark").<Label>query().getText());
        robot.clickOn("before");
        assertEquals(Side.BEFORE, session.selection().side().get());
    }

    private static boolean isShown(Node node) {
        return node == null || node.isVisible() && isShown(node.getParent());
    }

    @Test
    void anEdgeIsCutFromTheHeatmapsMenuAndBroughtBackByItsKey(FxRobot robot) {
        robot.interact(() -> session.selection().click(new Head(1, 2)));
        HeatmapCanvas heatmap = robot.lookup(".heatmap").query();
        robot.interact(heatmap::requestFocus);
        robot.type(KeyCode.UP, KeyCode.RIGHT);
        robot.interact(() -> Event.fireEvent(heatmap, new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 0, 0, 100, 100, true,
                null)));
        robot.clickOn("Cut ·to 4 → When 1 in L1H2");
        Intervention cut = new Intervention(Where.head(Site.PATTERN, new Head(1, 2)), Positions.ALL,
                new Action.Cut(Positions.of(4), Positions.of(1), false));
        assertEquals(List.of(cut), session.experiment().get().interventions());
        robot.interact(() -> heatmap.pointed().set(new Pointed(4, 1))); // the mouse went to the menu
        robot.type(KeyCode.X);
        assertEquals(List.of(), session.experiment().get().interventions());
    }

    @Test
    void theArcsCutTheEdgeBetweenALockedTokenAndTheOneUnderTheMouse(FxRobot robot) {
        robot.interact(() -> session.selection().click(new Head(1, 2)));
        robot.clickOn("Arcs");
        ArcsPicture arcs = robot.lookup(".attention-arcs").query();
        robot.clickOn(onScreen(arcs, arcs.geometry().left() - 20, arcs.geometry().center(3)));
        robot.rightClickOn(onScreen(arcs, arcs.geometry().right() + 20, arcs.geometry().center(2)));
        robot.clickOn("Cut ·and 3 → ·Mary 2 in L1H2, renormalise");
        assertEquals(new Action.Cut(Positions.of(3), Positions.of(2), true), session.experiment().get().interventions().getFirst()
                .action());
    }

    @Test
    void theMenuLeadsToTheHeadsExamples(FxRobot robot) {
        robot.interact(() -> session.selection().click(new Head(1, 2)));
        HeatmapCanvas heatmap = robot.lookup(".heatmap").query();
        robot.interact(() -> heatmap.pointed().set(new Pointed(4, 1)));
        robot.interact(() -> Event.fireEvent(heatmap, new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 0, 0, 100, 100, true,
                null)));
        robot.clickOn("Examples of L1H2 in a corpus (E)");
        assertEquals(Workspace.EXAMPLES, session.view().get().workspace());
        assertEquals(new Head(1, 2), session.view().get().examples().component());
    }

    @Test
    void hidingBosIsACheck(FxRobot robot) {
        robot.clickOn("hide BOS");
        assertTrue(model.shown().get().withoutFirst());
        robot.clickOn("hide BOS");
        assertFalse(model.shown().get().withoutFirst());
    }

    @Test
    void hoveringATokenOfTheArcsFocusesItAndClickLocksIt(FxRobot robot) {
        robot.clickOn("Arcs");
        ArcsPicture arcs = robot.lookup(".attention-arcs").query();
        Point2D query = onScreen(arcs, arcs.geometry().left() - 20, arcs.geometry().center(3));
        robot.moveTo(query);
        assertEquals(new Pointed(3, Pointed.NONE), arcs.pointed().get());
        assertEquals(3, session.selection().hoveredToken().get());
        robot.clickOn(query);
        assertEquals(3, session.selection().query().get());
        robot.clickOn(onScreen(arcs, arcs.geometry().right() + 20, arcs.geometry().center(2)));
        assertEquals(2, session.selection().key().get());
        robot.type(KeyCode.ESCAPE);
        assertEquals(List.of(Selection.NONE, Selection.NONE), List.of(session.selection().query().get(), session.selection().key().get()));
        robot.type(KeyCode.UP, KeyCode.RIGHT, KeyCode.ENTER);
        assertEquals(4, session.selection().key().get(), "the cursor starts at the contrast's query and changes to the keys");
    }

    /// The second one is for the panel, which it takes back from the whole window.
    @Test
    void escLetsGoFirstAndIsNotKeptWhereNothingIsHeld(FxRobot robot) {
        AtomicInteger passed = new AtomicInteger();
        stage.getScene().addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                passed.incrementAndGet();
            }
        });
        for (String picture : List.of("Heatmap", "Arcs", "Text")) {
            robot.clickOn(picture);
            Node focused = robot.lookup(switch (picture) {
                case "Arcs" -> ".attention-arcs";
                case "Text" -> ".attention-text .scroll-pane";
                default -> ".heatmap";
            }).query();
            robot.interact(focused::requestFocus);
            robot.type(KeyCode.RIGHT, KeyCode.ENTER);
            passed.set(0);
            robot.type(KeyCode.ESCAPE);
            assertEquals(0, passed.get(), picture);
            assertEquals(Selection.NONE, session.selection().query().get(), picture);
            robot.type(KeyCode.ESCAPE);
            assertEquals(1, passed.get(), picture);
        }
    }

    @Test
    void theTextIsColouredForTheChipInFocus(FxRobot robot) {
        robot.clickOn("Text");
        List<TokenChip> chips = List.copyOf(robot.lookup(".attention-chip").queryAllAs(TokenChip.class));
        assertEquals("50 %", chips.get(0).value());
        robot.clickOn(chips.get(2));
        assertEquals(2, session.selection().query().get());
        assertEquals("31 %", chips.get(1).value());
        assertEquals("", chips.get(4).value(), "a later token can't be attended to");
        robot.clickOn("attended from");
        assertEquals("", chips.get(1).value());
        robot.clickOn(chips.get(1));
        assertEquals(1, session.selection().key().get());
        assertEquals("51 %", chips.get(4).value());
    }

    @Test
    void aNarrowPanelPutsItsSwitchesIntoLinesOfTheirOwn(FxRobot robot) {
        robot.interact(() -> stage.setWidth(340));
        settle();
        Node panel = robot.lookup(".panel").query();
        for (String text : List.of("Heatmap", "× logit", "follow hover")) {
            Bounds bounds = robot.lookup(text).<Node>query().localToScene(robot.lookup(text).<Node>query().getBoundsInLocal());
            assertTrue(bounds.getMaxX() <= panel.getBoundsInParent().getMaxX(), text + " ends at " + bounds.getMaxX());
        }
        robot.clickOn("× value");
        assertEquals(Weighting.VALUE, model.weighting().get());
    }

    private static boolean shows(FxRobot robot, String picture) {
        return robot.lookup(picture).<Node>query().isVisible();
    }

    private static Point2D onScreen(Node node, double x, double y) {
        return node.localToScreen(x, y);
    }
}
