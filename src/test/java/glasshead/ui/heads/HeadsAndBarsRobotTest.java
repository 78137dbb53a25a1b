package glasshead.ui.heads;

import static glasshead.Await.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Action;
import glasshead.experiment.Contrast;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import glasshead.experiment.view.ExamplesLook;
import glasshead.experiment.view.HeadGroup;
import glasshead.experiment.view.HeadGroups;
import glasshead.experiment.view.Workspace;
import glasshead.pixels.Area;
import glasshead.session.Selection;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.bars.BarsView;
import glasshead.ui.bars.BarsViewModel;
import glasshead.ui.delay.ManualClock;
import glasshead.ui.format.GivenRuns;
import glasshead.ui.format.GivenScores;
import glasshead.ui.format.Picture;
import glasshead.ui.format.Sample;
import glasshead.ui.options.ViewOptions;
import glasshead.ui.predictions.PredictionsView;
import glasshead.ui.predictions.PredictionsViewModel;
import glasshead.ui.provenance.ProvenanceViewModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Mouse and keyboard on the grid, the bars and the tokens, and what each does to the others.
@OnScreen
class HeadsAndBarsRobotTest {

    private static final Head L0H1 = new Head(0, 1);

    private final ViewOptions options = new ViewOptions();
    private final GivenScores scores = new GivenScores();
    private Session session;
    private Scene scene;

    @Start
    void start(Stage stage) {
        session = GivenRuns.session(4, 6, 15);
        ProvenanceViewModel provenance = new ProvenanceViewModel(session);
        VBox heads = new HeadsView(new HeadsViewModel(session, provenance.explained(), scores), options).panel();
        VBox bars = new BarsView(new BarsViewModel(session, provenance.explained()), options, new ManualClock()).panel();
        VBox tokens = new PredictionsView(new PredictionsViewModel(session, provenance.explained()), options).panel();
        HBox root = new HBox(heads, bars, tokens);
        root.getChildren().forEach(panel -> HBox.setHgrow(panel, Priority.ALWAYS));
        List.of(heads, bars, tokens).forEach(panel -> panel.setPrefWidth(420));
        scene = Picture.scene(root, 1260, 500, options);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void aClickOnABarLocksTheHeadAndASecondReleasesIt(FxRobot robot) {
        robot.clickOn("L2H3");
        assertEquals(List.of(new Head(2, 3)), session.selection().locked().get());
        robot.clickOn("L2H3");
        assertEquals(List.of(), session.selection().locked().get());
    }

    @Test
    void theHeadThatAClickLetsGoOfIsStillUnderThePointer(FxRobot robot) {
        robot.clickOn("L2H4");
        robot.clickOn(cell(Sample.L2H4).add(-10, 10));
        assertEquals(List.of(), session.selection().locked().get());
        assertEquals(Sample.L2H4, session.selection().hovered().get());
        robot.clickOn("L2H4");
        assertEquals(Sample.L2H4, session.selection().hovered().get());
        robot.clickOn("L2H4");
        assertEquals(Sample.L2H4, session.selection().hovered().get());
    }

    @Test
    void aShiftClickAdds(FxRobot robot) {
        robot.clickOn("L2H3");
        // the headless platform's mouse does not know which keys are down
        robot.interact(() -> Event.fireEvent(scene.lookup(".head-grid"), shiftClick(new Head(3, 0))));
        assertEquals(List.of(new Head(2, 3), new Head(3, 0)), session.selection().locked().get());
    }

    private MouseEvent shiftClick(Head head) {
        Point2D point = scene.getRoot().screenToLocal(cell(head));
        return new MouseEvent(MouseEvent.MOUSE_CLICKED, point.getX(), point.getY(), 0, 0, MouseButton.PRIMARY, 1,
                true, false, false, false, true, false, false, true, false, true, null);
    }

    @Test
    void aClickOnACellScrollsItsBarIntoView(FxRobot robot) {
        Head weak = new Head(1, 5); // the last of all heads
        robot.clickOn(cell(weak).add(-10, 10));
        assertEquals(List.of(weak), session.selection().locked().get());
        settle();
        assertTrue(robot.lookup(".bar-cell").queryAll().stream().anyMatch(row -> row.isVisible()
                && row.getPseudoClassStates().stream().anyMatch(state -> state.getPseudoClassName().equals("locked"))));
    }

    @Test
    void thePowerIconAblatesAndRestores(FxRobot robot) {
        robot.moveTo(cell(Sample.L2H4));
        assertEquals(Sample.L2H4, session.selection().hovered().get());
        robot.clickOn(power(Sample.L2H4));
        assertTrue(session.experiment().get().ablates(Sample.L2H4));
        assertEquals(Sample.L2H4, session.selection().hovered().get());
        assertEquals(List.of(), session.selection().locked().get());
        robot.interact(() -> save("robot-ablated"));
        robot.clickOn(power(Sample.L2H4));
        assertFalse(session.experiment().get().ablates(Sample.L2H4));
    }

    @Test
    void layerLabelsSelectALayer(FxRobot robot) {
        Node grid = robot.lookup(".head-grid").query();
        GridLayout layout = layout();
        Area cell = layout.cell(new Head(1, 0));
        robot.clickOn(grid.localToScreen(layout.left() - 6, cell.top() + cell.height() / 2));
        assertEquals(6, session.selection().locked().get().size());
    }

    @Test
    void arrowKeysMoveAndEnterLocks(FxRobot robot) {
        robot.interact(() -> robot.lookup(".head-grid").query().requestFocus());
        robot.type(KeyCode.DOWN, 2).type(KeyCode.RIGHT, 4);
        assertEquals(Sample.L2H4, session.selection().hovered().get());
        robot.interact(() -> save("robot-keyboard"));
        robot.type(KeyCode.ENTER);
        assertEquals(List.of(Sample.L2H4), session.selection().locked().get());
        robot.type(KeyCode.SPACE);
        assertEquals(List.of(), session.selection().locked().get());
    }

    @Test
    void theBarsAnswerToTheKeyboard(FxRobot robot) {
        ListView<?> bars = robot.lookup(".plain-list").queryAll().stream().map(ListView.class::cast)
                .filter(list -> list.getItems().size() == 31).findFirst().orElseThrow();
        robot.interact(() -> {
            bars.requestFocus();
            bars.getSelectionModel().select(0);
        });
        robot.type(KeyCode.DOWN);
        assertEquals(new Head(2, 5), session.selection().hovered().get());
        robot.type(KeyCode.ENTER);
        assertEquals(List.of(new Head(2, 5)), session.selection().locked().get());
    }

    @Test
    void leavingTheGridEndsThePreview(FxRobot robot) {
        robot.moveTo(cell(L0H1));
        assertEquals(L0H1, session.selection().hovered().get());
        robot.moveTo(".panel-title");
        assertNull(session.selection().hovered().get());
    }

    @Test
    void theGridsMenuAblatesToTheMean(FxRobot robot) {
        robot.rightClickOn(cell(L0H1));
        robot.clickOn("Ablate L0H1: mean");
        assertEquals(List.of(new Intervention(Where.z(L0H1), Positions.ALL, new Action.Mean(false))), session.experiment().get()
                .interventions());
        assertEquals(List.of(), session.selection().locked().get());
    }

    @Test
    void severalLockedHeadsGetANameAndArePointedOutInGridAndBars(FxRobot robot) {
        List<Head> two = List.of(L0H1, Sample.L2H4);
        robot.interact(() -> session.selection().lock(two));
        robot.rightClickOn(cell(L0H1)).clickOn("Name these 2 heads…");
        robot.write("movers").push(KeyCode.ENTER);
        HeadGroups groups = session.view().get().groups();
        assertEquals(List.of(new HeadGroup("movers", groups.list().getFirst().colour(), two)), groups.list());
        assertTrue(robot.lookup(".bar-group").queryAll().stream().anyMatch(Node::isVisible), "the other one is further down");
        robot.interact(() -> session.selection().release());
        Button chip = robot.lookup("movers").queryButton();
        robot.interact(chip::fire);
        assertEquals(two, session.selection().locked().get());
        choose(robot, chip, "Ablate these 2 heads: zero");
        assertTrue(two.stream().allMatch(session.experiment().get()::ablates));
        choose(robot, chip, "Take the name away");
        assertTrue(robot.lookup("movers").tryQuery().isEmpty());
        assertEquals(HeadGroups.NONE, session.view().get().groups());
    }

    /// From the menu of a group.
    private static void choose(FxRobot robot, Button chip, String item) {
        robot.interact(() -> {
            chip.getOnContextMenuRequested().handle(new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 0, 0, 0, 0, true, null));
            ContextMenu menu = Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast).findFirst()
                    .orElseThrow();
            menu.getItems().stream().filter(each -> item.equals(each.getText())).findFirst().orElseThrow().fire();
            menu.hide();
        });
    }

    @Test
    void allButTheLockedHeadsAreLocked(FxRobot robot) {
        robot.interact(() -> session.selection().lock(List.of(L0H1, Sample.L2H4)));
        robot.rightClickOn(cell(L0H1)).clickOn("Lock all but these");
        assertEquals(22, session.selection().locked().get().size());
        assertFalse(session.selection().locked().get().contains(L0H1));
    }

    @Test
    void theKeyboardOpensTheMenuOfTheCellThatItIsOn(FxRobot robot) {
        robot.interact(() -> robot.lookup(".head-grid").query().requestFocus());
        robot.type(KeyCode.RIGHT).push(KeyCode.SHIFT, KeyCode.F10);
        robot.clickOn("Ablate L0H1: zero");
        assertEquals(List.of(Intervention.zero(L0H1)), session.experiment().get().interventions());
    }

    @Test
    void theBarsMenuFreezesAnMlp(FxRobot robot) {
        robot.rightClickOn("MLP 0");
        robot.clickOn("Freeze MLP 0");
        assertEquals(List.of(new Intervention(Where.layer(Site.MLP_OUT, 0), Positions.ALL, new Action.Freeze())),
                session.experiment().get().interventions());
    }

    @Test
    void theMenusLeadToExamplesOfAHeadAndOfAnMlpsNeurons(FxRobot robot) {
        robot.rightClickOn(cell(L0H1));
        robot.clickOn("Examples of L0H1 in a corpus (E)");
        assertEquals(Workspace.EXAMPLES, session.view().get().workspace());
        assertEquals(L0H1, session.view().get().examples().component());
        robot.interact(() -> session.look(view -> view.withWorkspace(Workspace.HEADS)));
        robot.rightClickOn("MLP 0");
        robot.clickOn("Examples of the neurons of MLP0 in a corpus (E)");
        assertEquals(Workspace.EXAMPLES, session.view().get().workspace());
        assertEquals(ExamplesLook.USUAL.showing(0, true), session.view().get().examples());
        robot.moveTo("MLP 1");
        assertEquals(1, session.selection().hoveredMlp().get());
        robot.moveTo(cell(L0H1));
        assertEquals(Selection.NONE, session.selection().hoveredMlp().get());
    }

    @Test
    void aTokenBecomesTheDistractorFromItsMenu(FxRobot robot) {
        robot.clickOn("·Jack");
        robot.clickOn("Use as distractor");
        assertEquals(Contrast.between(" Mary", " Jack"), session.experiment().get().contrast());
    }

    private Point2D cell(Head head) {
        Area cell = layout().cell(head);
        return scene.lookup(".head-grid").localToScreen(cell.left() + cell.width() / 2, cell.top() + cell.height() / 2);
    }

    private Point2D power(Head head) {
        Area power = layout().power(head, 13);
        return scene.lookup(".head-grid").localToScreen(power.left() + power.width() / 2, power.top() + power.height() / 2);
    }

    private GridLayout layout() {
        HeadGridPane grid = (HeadGridPane) scene.lookup(".head-grid");
        return grid.cells(grid.getWidth(), grid.getHeight());
    }

    private void save(String name) {
        try {
            Picture.save(scene, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
