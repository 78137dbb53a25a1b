package glasshead.ui.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Prompt;
import glasshead.session.Session;
import glasshead.ui.delay.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PromptViewModelTest {

    private final ManualClock clock = new ManualClock();
    private final Session session = ToyRuns.session();
    private final PromptViewModel model = new PromptViewModel(session, PromptSlot.FIRST, PromptViewModelTest::firstWord, clock);

    @Test
    void runsOnlyWhenTypingStops() {
        model.typed("When Mary");
        clock.pass(Duration.ofMillis(249));
        assertEquals(ToyRuns.IOI, written());
        clock.pass(Duration.ofMillis(1));
        assertEquals("When Mary", written());
    }

    @Test
    void oneGestureIsOneStepBack() {
        type("When", Duration.ofMillis(300));
        type("When Mary", Duration.ofMillis(1500));
        type("When Mary and", Duration.ofMillis(300));
        session.undo();
        assertEquals(ToyRuns.IOI, model.text().get());
        session.redo();
        assertEquals("When Mary and", model.text().get());
    }

    @Test
    void aPauseStartsAnotherStep() {
        type("When", Duration.ofSeconds(2));
        type("When Mary", Duration.ofMillis(300));
        session.undo();
        assertEquals("When", model.text().get());
    }

    @Test
    void aClickInBetweenStartsAnotherStep() {
        type("When", Duration.ofMillis(300));
        session.change(experiment -> experiment.toggled(new Head(1, 1)));
        type("When Mary", Duration.ofMillis(300));
        session.undo();
        assertEquals("When", model.text().get());
        assertEquals(1, session.experiment().get().interventions().size());
    }

    @Test
    void undoTakesBackWhatWasNotYetRun() {
        model.typed("When");
        model.undo();
        assertEquals(ToyRuns.IOI, model.text().get());
        model.redo();
        assertEquals("When", model.text().get());
    }

    @Test
    void changesFromElsewhereRunNothingAgain() {
        session.change(experiment -> experiment.withPrompt(new Prompt.Text("When John")));
        assertEquals("When John", model.text().get());
        clock.pass(Duration.ofSeconds(1));
        session.undo();
        assertEquals(ToyRuns.IOI, written());
        assertFalse(session.history().canUndo().get());
    }

    @Test
    void anotherChangeKeepsWhatIsBeingTyped() {
        model.typed("When");
        session.change(experiment -> experiment.toggled(new Head(1, 1)));
        clock.pass(PromptViewModel.QUIET);
        assertEquals("When", written());
    }

    @Test
    void warnsOfATrailingSpaceAndDeletesIt() {
        type("When Mary ", PromptViewModel.QUIET);
        assertEquals(Notice.Fix.DROP_SPACE, model.notice().get().fix());
        model.fix(Notice.Fix.DROP_SPACE);
        assertEquals("When Mary", model.text().get());
        assertEquals(Notice.Kind.LEGEND, model.notice().get().kind());
    }

    @Test
    void saysThatThePromptIsEmpty() {
        type("", PromptViewModel.QUIET);
        assertTrue(model.notice().get().sentence().contains("empty"));
        assertEquals(15, model.tokens().chips().get().size(), "the tokens of the last run stay");
    }

    @Test
    void offersToCutWhatIsTooLong() {
        type("a ".repeat(200).strip(), PromptViewModel.QUIET);
        assertEquals(Notice.Fix.CUT, model.notice().get().fix());
        model.fix(Notice.Fix.CUT);
        assertEquals("a", model.text().get());
    }

    @Test
    void readsIdsForAModelWithoutTokenizer() {
        Session ids = new Session(new ToyRuns(false), ToyRuns.example().withPrompt(new Prompt.Tokens(List.of(1, 2))));
        ids.run();
        PromptViewModel field = new PromptViewModel(ids, PromptSlot.FIRST, PromptViewModelTest::firstWord, clock);
        assertTrue(field.takesIds());
        assertEquals("1,2", field.text().get());
        field.typed("1, 2,3");
        clock.pass(PromptViewModel.QUIET);
        assertEquals(new Prompt.Tokens(List.of(1, 2, 3)), ids.experiment().get().prompt());
        field.typed("1, 2,x");
        clock.pass(PromptViewModel.QUIET);
        assertTrue(field.notice().get().sentence().contains("“x” is not a token id"));
        assertEquals(new Prompt.Tokens(List.of(1, 2, 3)), ids.experiment().get().prompt());
    }

    @Test
    void theSecondPromptSaysWhatDiffers() {
        PromptViewModel second = new PromptViewModel(session, PromptSlot.SECOND, PromptViewModelTest::firstWord, clock);
        second.typed(ToyRuns.IOI.replace("Mary", "Lisa"));
        clock.pass(PromptViewModel.QUIET);
        assertEquals("1 of 15 tokens differ from the first prompt", second.notice().get().sentence());
        assertTrue(model.tokens().chips().get().get(2).differs());
        second.typed("Then " + ToyRuns.IOI.substring(0, ToyRuns.IOI.lastIndexOf(' ')));
        clock.pass(PromptViewModel.QUIET);
        assertEquals("2 of 15 tokens differ from the first prompt, others moved: resampling takes the same positions, not the same words.",
                second.notice().get().sentence());
        assertFalse(model.tokens().chips().get().get(2).differs());
        second.typed("When");
        clock.pass(PromptViewModel.QUIET);
        assertTrue(second.notice().get().sentence().contains("equal lengths"));
    }

    private void type(String text, Duration then) {
        model.typed(text);
        clock.pass(then);
    }

    private String written() {
        return session.experiment().get().prompt().written();
    }

    private static void firstWord(Experiment tooLong, Consumer<Experiment> then) {
        then.accept(tooLong.withPrompt(new Prompt.Text(tooLong.prompt().written().split(" ")[0])));
    }
}
