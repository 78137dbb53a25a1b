package glasshead;

import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.Predictions;
import glasshead.checkpoint.TestModels;
import glasshead.engine.Findings;
import glasshead.engine.Models;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Prompt;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.delay.ManualClock;
import glasshead.ui.prompt.PromptViewModel;
import glasshead.ui.typing.Typing;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The whole window, used with mouse and keyboard, over the real engine and model.
@OnScreen
class WindowTest {

    private static final String MARY = "When Mary and John went to the store, John gave a drink to";

    private final ManualClock clock = new ManualClock();
    private final Set<Thread> earlier = InferenceThreads.alive();
    private Wiring wiring;
    private Session session;
    private Stage stage;

    @Start
    void open(Stage shown) {
        stage = shown;
        wiring = RealWindow.show(stage, clock);
        session = wiring.session();
    }

    @AfterEach
    void close() {
        wiring.close();
    }

    private Findings found() {
        return session.findings().get();
    }

    /// Waits until the findings are those of the experiment on screen.
    private void untilRun() {
        RealWindow.untilRun(session);
    }

    private TextInputControl focusedField() {
        return assertInstanceOf(TextInputControl.class, stage.getScene().getFocusOwner());
    }

    private static double after(Findings findings) {
        return findings.ablated().get(Predictions.ANALYSIS).logitDifference();
    }

    @Test
    void opensOnTheExampleAlreadyComputed() {
        untilRun();
        assertEquals(2.2512, after(found()), 1e-3);
    }

    @Test
    void typingAPromptRunsIt(FxRobot robot) {
        untilRun();
        robot.clickOn(".text-area").push(KeyCode.SHORTCUT, KeyCode.A);
        robot.write("When Tom and Anna went to the park, Anna gave a book to");
        assertEquals(MARY, session.experiment().get().prompt().written(), "not while someone types");
        robot.interact(() -> clock.pass(PromptViewModel.QUIET));
        untilRun();
        assertEquals(15, found().tokens().length());
        assertTrue(found().tokens().labels()[2].contains("Tom"));
        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        untilRun();
        assertEquals(MARY, focusedField().getText());
    }

    @Test
    void aHeadIsAblatedByKeyAndBroughtBack(FxRobot robot) {
        untilRun();
        robot.interact(() -> session.selection().click(new Head(2, 4)));
        robot.interact(() -> stage.getScene().getRoot().requestFocus());
        robot.push(KeyCode.A);
        until(() -> session.experiment().get().ablates(new Head(2, 4)));
        untilRun();
        assertEquals(-2.4734, after(found()), 1e-3);
        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        untilRun();
        assertFalse(found().hasAblation());
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.Z);
        untilRun();
        assertTrue(found().hasAblation());
        robot.push(KeyCode.A);
        untilRun();
        assertTrue(session.experiment().get().interventions().isEmpty());
    }

    /// The way a new user goes: the window has just opened, the mouse is moved over a head.
    @Test
    void aIsForTheHeadUnderTheMouseAndNotForThePrompt(FxRobot robot) {
        untilRun();
        assertTrue(stage.getScene().getFocusOwner().getStyleClass().contains("head-grid"));
        pointAndPressA(robot);
        robot.push(KeyCode.A);
        untilRun();
        assertTrue(session.experiment().get().interventions().isEmpty());
        robot.push(KeyCode.SHORTCUT, KeyCode.L).push(KeyCode.END).moveTo(".panel-head").write("y");
        robot.moveTo(".head-grid");
        assertEquals(MARY + "y", focusedField().getText(), "who has just typed goes on typing");
        robot.push(KeyCode.SHORTCUT, KeyCode.Z).moveTo(".panel-head").moveTo(".head-grid");
        focusedField();
        robot.interact(() -> clock.pass(Typing.PAUSE));
        pointAndPressA(robot);
        robot.moveTo(".panel-head");
    }

    @Test
    void aMouseThatOnlyLiesOnAHeadLeavesTheKeysToTheText(FxRobot robot) {
        untilRun();
        robot.moveTo(".head-grid").push(KeyCode.SHORTCUT, KeyCode.L).push(KeyCode.END).write("x");
        robot.moveBy(2, 2).interact(() -> clock.pass(Typing.PAUSE));
        robot.moveBy(2, 2).push(KeyCode.A);
        assertEquals(MARY + "xa", focusedField().getText());
        robot.push(KeyCode.SHORTCUT, KeyCode.A).push(KeyCode.DELETE);
        robot.moveTo(".panel-head").moveTo(".head-grid").interact(() -> clock.pass(Typing.PAUSE));
        robot.push(KeyCode.A);
        assertEquals("a", focusedField().getText(), "an empty field waits for its first letter");
    }

    @Test
    void afterAnAnswerTheKeysAreForTheNextOneAndThenForTheHead(FxRobot robot) {
        untilRun();
        robot.clickOn(".tag-add.answer").write("Anna").push(KeyCode.ENTER).write("Tom");
        assertEquals("Tom", focusedField().getText());
        robot.push(KeyCode.ENTER).push(KeyCode.ESCAPE).write("mat");
        untilRun();
        assertEquals(List.of(" Mary", " Anna", " Tom"), session.experiment().get().contrast().answers());
        assertTrue(stage.getScene().getFocusOwner().getStyleClass().contains("tag-add"));
        assertFalse(found().hasAblation() || robot.lookup(".maps").tryQuery().isPresent(), "letters right after typing");
        robot.clickOn(".tag-add.distractor").write("Lisa").push(KeyCode.ENTER);
        assertEquals("", focusedField().getText());
        robot.moveTo(".head-grid").interact(() -> clock.pass(Typing.PAUSE));
        pointAndPressA(robot);
        assertTrue(robot.lookup(".token-field").tryQuery().isEmpty());
    }

    @Test
    void theFocusStaysWhereTheLineWas(FxRobot robot) {
        untilRun();
        robot.interact(() -> session.change(now -> now.plus(Intervention.zero(new Head(2, 4))).plus(Intervention.zero(new Head(1, 4)))));
        untilRun();
        robot.push(KeyCode.I);
        for (int line = 0; line < 2; line++) {
            robot.interact(robot.lookup(".line-row").query()::requestFocus);
            robot.push(KeyCode.DELETE);
            until(() -> robot.from(robot.lookup(".interventions").queryAll().toArray(Node[]::new)).lookup(Node::isFocused).tryQuery()
                    .isPresent());
        }
        assertTrue(session.experiment().get().interventions().isEmpty());
    }

    private void pointAndPressA(FxRobot robot) {
        robot.moveTo(".head-grid");
        until(() -> session.selection().hovered().get() != null);
        Head head = session.selection().hovered().get();
        robot.push(KeyCode.A);
        until(() -> session.experiment().get().ablates(head));
        untilRun();
        assertEquals(MARY, session.experiment().get().prompt().written());
    }

    @Test
    void aLineThatDoesNotFitIsMarkedAndSwitchedOff(FxRobot robot) {
        untilRun();
        robot.interact(() -> session.change(now -> now.plus(Intervention.zero(new Head(2, 4))).plus(Intervention.zero(new Head(9, 0)))));
        robot.push(KeyCode.I);
        until(() -> !robot.lookup(".line-row:broken").queryAll().isEmpty());
        assertFalse(found().hasAblation(), "what was shown is kept");
        robot.interact(() -> robot.lookup(".line-row:broken .line-problem .hyperlink").<Hyperlink>query().fire());
        untilRun();
        assertEquals(-2.4734, after(found()), 1e-3);
        assertTrue(robot.lookup(".line-row:broken").queryAll().isEmpty());
    }

    @Test
    void anotherModelIsOpenedWhileARunIsUnderWay(FxRobot robot) {
        untilRun();
        Experiment letters = new Models(TestModels.GIVEN).example("sort-letters");
        robot.interact(() -> {
            session.change(now -> now.withPrompt(new Prompt.Text(" red".repeat(90))));
            session.change(now -> letters);
        });
        untilRun();
        assertEquals("sort-letters", found().model().name());
        robot.interact(session::undo);
        robot.interact(session::undo);
        untilRun();
        assertEquals(2.2512, after(found()), 1e-3);
    }

    @Test
    void aModelThatBringsScoresShowsThem(FxRobot robot) {
        untilRun();
        MenuItem induction = robot.lookup(".menu-button").queryAllAs(MenuButton.class).stream().flatMap(menu -> menu.getItems().stream())
                .filter(item -> item.getText() != null && item.getText().startsWith("Random induction: on random repeated tokens"))
                .findFirst().orElseThrow();
        robot.interact(induction::fire);
        until(() -> robot.lookup(".panel-legend").queryAllAs(Labeled.class).stream().anyMatch(legend -> legend.getText().startsWith(
                "random tokens, 8 × (40 + the same 40), seed 1")));
    }

    @Test
    void theNewestOfManyRequestsWins(FxRobot robot) {
        untilRun();
        robot.interact(() -> {
            for (int i = 1; i <= 60; i++) {
                String text = " red".repeat(i);
                session.change(now -> now.withPrompt(new Prompt.Text(text)));
            }
        });
        untilRun();
        assertEquals(61, found().tokens().length());
        for (int i = 0; i < 60; i++) {
            robot.interact(session::undo);
        }
        untilRun();
        assertEquals(15, found().tokens().length());
    }

    @Test
    void badInputKeepsWhatWasThere(FxRobot robot) {
        untilRun();
        Findings before = found();
        for (Experiment bad : List.of(before.experiment().withPrompt(new Prompt.Text("")),
                before.experiment().withPrompt(new Prompt.Text(" red".repeat(200))),
                before.experiment().withModel("no such model"),
                before.experiment().withContrast(before.experiment().contrast().withDistractors(List.of(" Mary"))))) {
            robot.interact(() -> session.change(now -> bad));
            until(() -> session.problem().get() != null);
            assertEquals(before.experiment(), found().experiment());
            assertEquals(bad, session.experiment().get());
            robot.interact(session::undo);
            until(() -> session.problem().get() == null);
        }
        robot.interact(() -> session.change(now -> now.withPrompt(new Prompt.Text(" red".repeat(200)))));
        until(() -> session.problem().get() != null && session.problem().get().excess() == 105);
        robot.clickOn("Cut to fit");
        untilRun();
        assertEquals(96, found().tokens().length());
    }

    @Test
    void theWindowClosesWhileARunIsUnderWay(FxRobot robot) {
        robot.interact(() -> {
            session.change(now -> now.withPrompt(new Prompt.Text(" red".repeat(90))));
            stage.hide();
        });
        Set<Thread> own = InferenceThreads.since(earlier);
        assertEquals(1, own.size());
        wiring.close();
        until(() -> InferenceThreads.haveEnded(own));
    }

    @Test
    void undoRightAfterAKeyUndoesWhatWasTyped(FxRobot robot) {
        untilRun();
        robot.clickOn(".text-area").push(KeyCode.END).write("y");
        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        untilRun();
        assertEquals(MARY, focusedField().getText());
    }
}
