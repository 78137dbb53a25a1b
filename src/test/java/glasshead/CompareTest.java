package glasshead;

import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.engine.Owned;
import glasshead.experiment.Head;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.delay.ManualClock;
import glasshead.ui.prompt.PromptViewModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The window with two sides, over the real engine and model.
@OnScreen
class CompareTest {

    private final ManualClock clock = new ManualClock();
    private final Set<Thread> earlier = InferenceThreads.alive();
    private Wiring wiring;
    private Session left;

    @Start
    void open(Stage stage) {
        wiring = RealWindow.show(stage, clock);
        left = wiring.session();
    }

    @AfterEach
    void close() {
        wiring.close();
    }

    private static Optional<Stage> comparing() {
        return List.copyOf(Window.getWindows()).stream().filter(Stage.class::isInstance).map(Stage.class::cast)
                .filter(stage -> "Compare".equals(stage.getTitle())).findFirst();
    }

    private static String figure(String id) {
        return ((Label) comparing().orElseThrow().getScene().lookup("#" + id + " .compare-figure")).getText();
    }

    private static String differing() {
        return ((Label) comparing().orElseThrow().getScene().lookup(".compare-differing")).getText();
    }

    private void openComparison(FxRobot robot) {
        until(() -> left.findings().get() != null);
        robot.push(KeyCode.SHORTCUT, KeyCode.D);
        until(() -> comparing().isPresent() && !figure("compare-right").equals("–"));
    }

    @Test
    void changesTheRightPromptSeesBothDifferencesAndCloses(FxRobot robot) {
        until(() -> left.findings().get() != null);
        Set<Thread> before = InferenceThreads.alive();
        long managers = Owned.engines();
        openComparison(robot);
        assertTrue(differing().startsWith("Nothing differs"));
        Set<Thread> own = InferenceThreads.since(before);
        assertEquals(1, own.size());
        assertEquals(managers + 1, Owned.engines());

        robot.targetWindow(comparing().orElseThrow()).write(" Anna").interact(() -> clock.pass(PromptViewModel.QUIET));
        until(() -> differing().startsWith("prompt 15 | ") && !figure("compare-right-minus-left").equals("0.00"));
        assertEquals("+2.25", figure("compare-left"));
        assertFalse(figure("compare-right").equals("+2.25"));
        assertEquals(15, left.findings().get().tokens().length());

        robot.push(KeyCode.ESCAPE);
        until(() -> comparing().isEmpty());
        until(() -> InferenceThreads.haveEnded(own));
        assertEquals(managers, Owned.engines());
    }

    @Test
    void isShownAgainAsTheLeftSideIsNow(FxRobot robot) {
        openComparison(robot);
        robot.push(KeyCode.ESCAPE);
        until(() -> comparing().isEmpty());
        robot.interact(() -> left.change(now -> now.toggled(new Head(2, 4))));
        until(() -> left.findings().get().hasAblation());
        openComparison(robot);
        until(() -> figure("compare-right").equals("−2.47") && figure("compare-left").equals("−2.47"));
        assertTrue(differing().startsWith("Nothing differs"));
    }

    @Test
    void endsWithTheProgram(FxRobot robot) {
        openComparison(robot);
        Set<Thread> both = InferenceThreads.since(earlier);
        assertEquals(2, both.size());
        robot.interact(() -> wiring.close());
        until(() -> InferenceThreads.haveEnded(both));
    }
}
