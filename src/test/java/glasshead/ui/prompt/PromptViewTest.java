package glasshead.ui.prompt;

import static glasshead.Await.onFx;
import static glasshead.Await.settle;
import static glasshead.Await.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Contrast;
import glasshead.experiment.Prompt;
import glasshead.session.Session;
import glasshead.ui.OnScreen;
import glasshead.ui.delay.ManualClock;
import glasshead.ui.options.ViewOptions;
import java.util.List;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@OnScreen
class PromptViewTest {

    private final Session session = ToyRuns.session();
    private final ManualClock clock = new ManualClock();
    private final ViewOptions options = new ViewOptions();
    private SecondPromptViewModel second;
    private PromptView view;
    private VBox both;

    @Start
    void start(Stage stage) {
        PromptCutter none = (tooLong, then) -> then.accept(tooLong);
        view = new PromptView(new PromptViewModel(session, PromptSlot.FIRST, none, clock));
        second = new SecondPromptViewModel(session, none, clock);
        both = new VBox(8, view, new SecondPromptView(second, view));
        stage.setScene(Pictures.scene(both, 1160, 330, options));
        stage.setWidth(1160);
        stage.setHeight(330);
        stage.show();
    }

    @Test
    void typingRunsAfterAPauseAndUndoRestoresTheText(FxRobot robot) throws Exception {
        robot.interact(view::focusField);
        robot.write(" the");
        assertEquals(ToyRuns.IOI, written());
        robot.interact(() -> clock.pass(PromptViewModel.QUIET));
        assertEquals(ToyRuns.IOI + " the", written());
        robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
        settle();
        assertEquals(ToyRuns.IOI, written());
        assertEquals(ToyRuns.IOI, field().getText());
        assertEquals(ToyRuns.IOI.length(), field().getCaretPosition());
    }

    @Test
    void enterRunsAtOnceAndShiftEnterIsANewLine(FxRobot robot) {
        robot.interact(view::focusField);
        robot.press(KeyCode.SHIFT, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.SHIFT);
        robot.push(KeyCode.ENTER);
        assertEquals(ToyRuns.IOI + "\n", written());
    }

    @Test
    void chipsLockThePositionAndSwitchBos(FxRobot robot) {
        robot.clickOn("·store");
        assertEquals(8, session.experiment().get().contrast().position());
        robot.clickOn("·store");
        assertEquals(Contrast.LAST, session.experiment().get().contrast().position());
        robot.clickOn("BOS");
        assertFalse(session.experiment().get().options().bos());
        robot.moveTo("·drink");
        assertEquals(12, session.selection().hoveredToken().get());
    }

    @Test
    void arrowsWalkAlongTheTokens(FxRobot robot) {
        robot.interact(view::focusField);
        robot.push(KeyCode.TAB);
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.ENTER);
        assertEquals(1, session.experiment().get().contrast().position());
    }

    @Test
    void deletesATrailingSpace(FxRobot robot) {
        robot.interact(() -> session.change(experiment -> experiment.withPrompt(new Prompt.Text("When "))));
        robot.clickOn("Delete it");
        assertEquals("When", field().getText());
    }

    @Test
    void theSecondPromptStandsTokenUnderToken(FxRobot robot) {
        robot.interact(() -> session.change(experiment -> experiment.withOther(new Prompt.Text(ToyRuns.IOI.replace("Mary",
                "Antidisestablishmentarianism")))));
        assertTrue(second.secondPromptShown().get());
        robot.interact(() -> both.getScene().getRoot().layout());
        double first = robot.lookup("·went").nth(0).query().localToScene(0, 0).getX();
        double under = robot.lookup("·went").nth(1).query().localToScene(0, 0).getX();
        assertEquals(first, under, 0.01);
    }

    @Test
    void aHundredTokensStayInTwoRows(FxRobot robot) {
        robot.interact(() -> session.change(experiment -> experiment.withPrompt(new Prompt.Text(("the war and " + ToyRuns.IOI + " ").repeat(
                6).strip()))));
        robot.interact(() -> both.getScene().getRoot().layout());
        assertTrue(robot.lookup(".token-chips").nth(0).query().getLayoutBounds().getHeight() < 70);
    }

    /// A chip is in sight whole or not at all.
    private void assertWholeRows(FxRobot robot, int which) {
        TokenChips chips = robot.lookup(".token-chips").nth(which).query();
        Bounds seen = chips.localToScene(chips.getLayoutBounds());
        for (Node chip : chips.row().getChildren()) {
            Bounds at = chip.localToScene(chip.getLayoutBounds());
            boolean outside = at.getMaxY() <= seen.getMinY() + 1 || at.getMinY() >= seen.getMaxY() - 1;
            boolean inside = at.getMinY() >= seen.getMinY() - 1 && at.getMaxY() <= seen.getMaxY() + 1;
            assertTrue(inside || outside, () -> chip.getAccessibleText() + " at " + at + " in " + seen);
        }
    }

    private boolean isInSight(FxRobot robot, int which, int chip) {
        TokenChips chips = robot.lookup(".token-chips").nth(which).query();
        Node last = chip < 0 ? chips.row().getChildren().getLast() : chips.row().getChildren().get(chip);
        return chips.localToScene(chips.getLayoutBounds()).contains(last.localToScene(last.getLayoutBounds()).getCenterX(), last
                .localToScene(last.getLayoutBounds()).getCenterY());
    }

    private static void wheel(Node node, double up) {
        node.fireEvent(new ScrollEvent(ScrollEvent.SCROLL, 5, 5, 5, 5, false, false, false, false, false, false, 0, up, 0, up,
                ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
    }

    @Test
    void chipsOfALongPromptAreMadeInSlicesUntilAllAreThere(FxRobot robot) {
        String words = ("the war and " + ToyRuns.IOI + " ").repeat(6).strip();
        robot.interact(() -> {
            session.change(experiment -> experiment.withPrompt(new Prompt.Text(words)));
            int atOnce = robot.lookup(".token-chips").<TokenChips>query().row().getChildren().size();
            assertTrue(atOnce < 70, atOnce + " in one go");
        });
        until(() -> robot.lookup(".token-chips").<TokenChips>query().row().getChildren().size() == session.findings().get().tokens()
                .length());
        until(() -> isInSight(robot, 0, -1));
        assertWholeRows(robot, 0);
    }

    @Test
    void tokensScrollByWholeRowsAndTheMarkedOneStaysInSight(FxRobot robot) {
        robot.interact(() -> session.change(experiment -> experiment.withPrompt(new Prompt.Text(("the war and " + ToyRuns.IOI + " ").repeat(
                6).strip()))));
        settle();
        until(() -> isInSight(robot, 0, -1));
        assertWholeRows(robot, 0);
        robot.interact(() -> both.setMaxWidth(700));
        settle();
        until(() -> isInSight(robot, 0, -1));
        assertWholeRows(robot, 0);
        robot.interact(() -> wheel(robot.lookup(".token-chips").query(), 40));
        settle();
        assertWholeRows(robot, 0);
        assertFalse(isInSight(robot, 0, -1), "scrolled away from");
        robot.interact(() -> robot.lookup(".token-chips").<TokenChips>query().setVvalue(0.4321));
        settle();
        assertWholeRows(robot, 0);
        robot.interact(() -> both.setStyle("-fx-font-size: 18px;"));
        settle();
        robot.interact(() -> robot.lookup(".token-chips").<TokenChips>query().setVvalue(0.97));
        settle();
        assertWholeRows(robot, 0);
    }

    @Test
    void promptsOfOtherLengthsScrollAlikeByWholeRows(FxRobot robot) {
        robot.interact(() -> {
            session.change(experiment -> experiment.withPrompt(new Prompt.Text(("the war and " + ToyRuns.IOI + " ").repeat(6).strip()))
                    .withOther(new Prompt.Text(("the war and " + ToyRuns.IOI + " ").repeat(3).strip())));
            both.setMaxWidth(700);
        });
        settle();
        until(() -> isInSight(robot, 0, -1) && isInSight(robot, 1, -1));
        assertWholeRows(robot, 0);
        assertWholeRows(robot, 1);
        robot.interact(() -> robot.lookup(".token-chips").<TokenChips>query().top().set(1));
        settle();
        assertWholeRows(robot, 0);
        assertWholeRows(robot, 1);
        assertFalse(isInSight(robot, 0, 0) || isInSight(robot, 1, 0), "both left their first row");
    }

    /// As many whole lines as there are, or as there may be.
    private void assertWholeLines(FxRobot robot, int most) {
        robot.interact(() -> both.getScene().getRoot().layout());
        settle();
        double seen = robot.lookup(".prompt-field .viewport").<Region>query().getHeight();
        double all = robot.lookup(".prompt-field .content").<Region>query().getHeight();
        double line = onFx(() -> {
            Text one = new Text("X");
            one.setFont(((TextArea) field()).getFont());
            one.setBoundsType(TextBoundsType.LOGICAL_VERTICAL_CENTER);
            return one.getLayoutBounds().getHeight();
        });
        assertEquals(Math.min(Math.round(all / line), most) * line, seen, 0.6);
    }

    @Test
    void theFieldShowsWholeLines(FxRobot robot) {
        assertWholeLines(robot, 4);
        String text = ("the war and " + ToyRuns.IOI + " ").repeat(6).strip();
        robot.interact(() -> session.change(experiment -> experiment.withPrompt(new Prompt.Text(text))));
        robot.interact(() -> both.setMaxWidth(500));
        assertWholeLines(robot, 4);
        robot.interact(() -> {
            both.getStyleClass().add("main");
            both.pseudoClassStateChanged(PseudoClass.getPseudoClass("low"), true);
        });
        assertWholeLines(robot, 2);
        robot.interact(() -> session.change(experiment -> experiment.withPrompt(new Prompt.Text("the war"))));
        assertWholeLines(robot, 1);
    }

    @Test
    void inALowWindowTwoPromptsHaveOneRowOfTokensEach(FxRobot robot) throws Exception {
        robot.interact(() -> {
            both.getStyleClass().add("main");
            session.change(experiment -> experiment.withOther(new Prompt.Text(ToyRuns.IOI.replace("Mary",
                    "Antidisestablishmentarianism"))));
            both.setMaxWidth(600);
        });
        settle();
        double rows = both.getHeight();
        robot.interact(() -> both.pseudoClassStateChanged(PseudoClass.getPseudoClass("low"), true));
        settle();
        robot.interact(() -> Pictures.save(both.getScene(), "prompt-low"));
        Set<Node> rowsOfChips = robot.lookup(".token-chips").queryAll();
        assertEquals(2, rowsOfChips.size());
        for (Node chips : rowsOfChips) {
            assertTrue(chips.getLayoutBounds().getHeight() < 36, () -> chips + " in " + rows);
        }
        robot.interact(second::remove);
        settle();
        assertTrue(robot.lookup(".token-chips").nth(0).query().getLayoutBounds().getHeight() > 46, "alone, a prompt has two rows");
    }

    @Test
    void titleHintAndButtonsOfTheSecondPromptShareALine(FxRobot robot) {
        robot.interact(() -> session.change(experiment -> experiment.withOther(new Prompt.Text(ToyRuns.IOI))));
        settle();
        double title = middle(robot.lookup("Second prompt").query());
        assertEquals(title, middle(robot.lookup(".prompt-head .notice-line").query()), 1);
        Set<Node> buttons = robot.lookup(".prompt-head .button").queryAll();
        assertEquals(2, buttons.size());
        buttons.forEach(button -> assertEquals(title, middle(button), 1));
    }

    private static double middle(Node node) {
        return node.localToScene(node.getLayoutBounds()).getCenterY();
    }

    @Test
    void everythingCanBeReadInPictures(FxRobot robot) {
        assertDrawn(robot, "prompt-light");
        robot.interact(() -> {
            session.change(experiment -> experiment.withOther(new Prompt.Text(ToyRuns.IOI.replace("Mary",
                    "Antidisestablishmentarianism"))));
            session.selection().hoveredToken().set(4);
        });
        settle();
        assertDrawn(robot, "prompt-two");
        robot.interact(() -> {
            second.remove();
            session.change(experiment -> experiment.withPrompt(new Prompt.Text(("the war and " + ToyRuns.IOI + " ").repeat(6).strip())));
        });
        settle();
        assertDrawn(robot, "prompt-long");
        robot.interact(() -> {
            options.dark().set(true);
            options.largeText().set(true);
            session.change(experiment -> experiment.withPrompt(new Prompt.Text(ToyRuns.IOI + " ")).withOptions(experiment.options().withBos(
                    false)));
        });
        assertDrawn(robot, "prompt-dark-large");
    }

    private void assertDrawn(FxRobot robot, String name) {
        robot.interact(() -> {
            Pictures.save(both.getScene(), name);
            assertEquals(List.of(), Pictures.cutTexts(both), name);
        });
    }

    private TextInputControl field() {
        return (TextInputControl) view.lookup(".prompt-field");
    }

    private String written() {
        return session.experiment().get().prompt().written();
    }
}
