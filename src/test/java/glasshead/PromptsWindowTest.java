package glasshead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.Predictions;
import glasshead.engine.Findings;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Prompt;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.delay.ManualClock;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// What becomes of the question and of the other prompt when a prompt changes, in the whole window over the real engine.
@OnScreen
class PromptsWindowTest {

    private static final String MARY = "When Mary and John went to the store, John gave a drink to";
    private static final String PAUL = "When Paul and Lisa went to the store, Lisa gave a drink to";

    private final ManualClock clock = new ManualClock();
    private Wiring wiring;
    private Session session;

    @Start
    void open(Stage stage) {
        wiring = RealWindow.show(stage, clock);
        session = wiring.session();
    }

    @AfterEach
    void close() {
        wiring.close();
    }

    private Experiment now() {
        return session.experiment().get();
    }

    private Findings found() {
        return session.findings().get();
    }

    private void untilRun() {
        RealWindow.untilRun(session);
    }

    private void type(FxRobot robot, String text) {
        robot.push(KeyCode.SHORTCUT, KeyCode.L).push(KeyCode.SHORTCUT, KeyCode.A).write(text).push(KeyCode.ENTER);
        untilRun();
    }

    private Optional<Hyperlink> offer(FxRobot robot) {
        return robot.lookup(".contrast-warning .hyperlink").queryAllAs(Hyperlink.class).stream().filter(Hyperlink::isVisible).findFirst();
    }

    private void toggleSecondPrompt(FxRobot robot) {
        robot.clickOn(robot.lookup(".toolbar .toggle-button").queryAllAs(Labeled.class).stream()
                .filter(button -> button.getText().equals("Second prompt")).findFirst().orElseThrow());
    }

    @Test
    void aNewPromptWhoseAnswersAreUnlikelyOffersTheModelsOwnTokens(FxRobot robot) {
        untilRun();
        assertTrue(offer(robot).isEmpty());
        type(robot, "When Mary and Lisa went to the store, Lisa gave a drink to");
        assertTrue(offer(robot).isEmpty(), "the answer still is one");
        type(robot, PAUL);
        Predictions expected = found().baseline().get(Predictions.ANALYSIS);
        List<String> top = expected.top().stream().map(token -> found().model().vocabulary().text(token.id())).toList();
        assertEquals(" Paul", top.getFirst());
        Hyperlink offer = offer(robot).orElseThrow();
        assertEquals("Use ·Paul over " + top.get(1).replace(' ', '·'), offer.getText());
        robot.clickOn(offer);
        untilRun();
        assertEquals(Contrast.between(" Paul", top.get(1)), now().contrast());
        assertTrue(offer(robot).isEmpty());
        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        assertEquals(Contrast.between(" Mary", " John"), now().contrast(), "one step");
    }

    /// A question about unlikely tokens that was asked of this very prompt is the user's.
    @Test
    void nothingIsOfferedForAQuestionThatWasAskedOfThePrompt(FxRobot robot) {
        untilRun();
        robot.interact(() -> session.change(now -> now.withPrompt(new Prompt.Text(PAUL)).withContrast(Contrast.between(" gold", " red"))));
        untilRun();
        assertTrue(offer(robot).isEmpty());
        robot.interact(session::undo);
        robot.interact(() -> session.change(now -> now.withOther(new Prompt.Text(PAUL))));
        untilRun();
        robot.interact(() -> session.change(now -> now.withPrompt(now.other()).withOther(now.prompt())));
        untilRun();
        assertTrue(offer(robot).isEmpty(), "the two prompts changed places");
    }

    @Test
    void aHiddenSecondPromptIsNotInUse(FxRobot robot) {
        untilRun();
        toggleSecondPrompt(robot);
        robot.write(PAUL).push(KeyCode.ENTER);
        untilRun();
        assertEquals(new Prompt.Text(PAUL), now().other());
        toggleSecondPrompt(robot);
        untilRun();
        assertEquals(Prompt.NONE, found().experiment().other());
        assertFalse(robot.lookup(".second-prompt").query().isVisible());
        toggleSecondPrompt(robot);
        untilRun();
        assertEquals(new Prompt.Text(PAUL), found().experiment().other());
        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        assertFalse(robot.lookup(".second-prompt").query().isVisible());
        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        assertTrue(robot.lookup(".second-prompt").query().isVisible());
        assertEquals(MARY, now().prompt().written());
    }
}
