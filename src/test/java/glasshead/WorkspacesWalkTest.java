package glasshead;

import static glasshead.Await.onFx;
import static glasshead.Await.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.view.Workspace;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.delay.ManualClock;
import glasshead.ui.panel.Panel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// All workspaces of the real window, by keyboard alone and by mouse alone: each opens, and each panel can fill the window.
@OnScreen
class WorkspacesWalkTest {

    private Wiring wiring;
    private Session session;
    private Stage stage;

    @Start
    void open(Stage shown) {
        stage = shown;
        wiring = RealWindow.show(stage, new ManualClock());
        session = wiring.session();
    }

    @AfterEach
    void close() {
        wiring.close();
    }

    private void untilRun() {
        RealWindow.untilRun(session);
        settle();
    }

    private List<ToggleButton> rail() {
        return List.copyOf(onFx(() -> all(stage.getScene().getRoot()).filter(node -> node.getStyleClass().contains("rail-button")).filter(
                Node::isVisible).map(ToggleButton.class::cast).toList()));
    }

    private Workspace shown() {
        return session.view().get().workspace();
    }

    private List<Panel> panels() {
        return onFx(() -> all(stage.getScene().lookup(".workspace")).filter(Panel.class::isInstance).map(Panel.class::cast).filter(
                WorkspacesWalkTest::isInSight).toList());
    }

    @Test
    void byKeyboard(FxRobot robot) {
        untilRun();
        // One button of the rail is the history's.
        long workspaces = rail().stream().filter(button -> !"rail-history".equals(button.getId())).count();
        assertTrue(workspaces >= 2, "there are heads and maps");
        List<Workspace> seen = new ArrayList<>();
        for (Workspace workspace : Workspace.values()) {
            robot.interact(() -> stage.getScene().getRoot().requestFocus());
            robot.push(KeyCode.getKeyCode(workspace.key()));
            settle();
            if (seen.contains(shown()) || shown() != workspace) {
                continue; // it is not built
            }
            seen.add(shown());
            assertTrue(!panels().isEmpty(), workspace + " has panels");
            Node focus = stage.getScene().getFocusOwner();
            Set<Node> reached = new LinkedHashSet<>();
            for (int stop = 0; stop < 120 && reached.add(stage.getScene().getFocusOwner()); stop++) {
                robot.push(KeyCode.TAB);
            }
            assertTrue(reached.stream().anyMatch(node -> isIn(node, stage.getScene().lookup(".workspace"))), workspace
                    + " is reached by Tab from " + focus);
        }
        assertEquals(workspaces, seen.size());
        assertEquals(null, session.problem().get());
    }

    @Test
    void byMouse(FxRobot robot) {
        untilRun();
        for (ToggleButton button : rail()) {
            robot.clickOn(button);
            settle();
            assertTrue(button.isSelected(), button::toString);
            for (Panel panel : panels()) {
                Node enlarge = panel.lookup(".panel-enlarge");
                assertTrue(enlarge.isVisible(), panel.title().get() + " can fill the window");
                robot.interact(((ButtonBase) enlarge)::fire);
                settle();
                assertEquals(List.of(panel.title().get()), panels().stream().map(each -> each.title().get()).toList());
                robot.interact(((ButtonBase) enlarge)::fire);
                settle();
            }
        }
        assertEquals(null, session.problem().get());
    }

    private static boolean isIn(Node inside, Node outside) {
        for (Node node = inside; node != null; node = node.getParent()) {
            if (node == outside) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInSight(Node node) {
        return node == null || node.isVisible() && isInSight(node.getParent());
    }

    private static Stream<Node> all(Node node) {
        return Stream.concat(Stream.of(node), node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(WorkspacesWalkTest::all) : Stream.empty());
    }
}
