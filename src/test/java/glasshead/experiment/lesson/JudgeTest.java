package glasshead.experiment.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Action;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Metric;
import glasshead.experiment.Options;
import glasshead.experiment.Positions;
import glasshead.experiment.Prompt;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import glasshead.experiment.lesson.Situation.Numbers;
import glasshead.experiment.view.CircuitTab;
import glasshead.experiment.view.Locks;
import glasshead.experiment.view.Shown;
import glasshead.experiment.view.View;
import glasshead.experiment.view.Workspace;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each kind of task, just short of being done and done.
class JudgeTest {

    private static final Experiment PLAIN = new Experiment("m", new Prompt.Text("a b"), Prompt.NONE, Contrast.between(" a", " b"), List
            .of(), Options.DEFAULT);
    private static final Head L1H0 = new Head(1, 0);

    private static Situation at(Experiment experiment, double now) {
        return new Situation(Shown.first(experiment), new Numbers(Map.of(Metric.LOGIT_DIFFERENCE, 4.0), Map.of(Metric.LOGIT_DIFFERENCE,
                now), 2, 3), Reply.NONE);
    }

    private static Verdict judged(Check check, Experiment experiment) {
        return Judge.of(check, at(experiment, 1));
    }

    private static Verdict looking(Check check, UnaryOperator<View> look) {
        return Judge.of(check, new Situation(new Shown(PLAIN, look.apply(View.FIRST)), null, Reply.NONE));
    }

    @Test
    void theOutcomeLiesWithinItsBounds() {
        Check below = new Check.Outcome(null, null, 1.0);
        assertFalse(Judge.of(below, at(PLAIN, 1)).met(), "not at the bound");
        assertTrue(Judge.of(below, at(PLAIN, .99)).met());
        assertEquals("The logit difference is 1.25; it should be below 1.", Judge.of(below, at(PLAIN, 1.25)).words());
        assertTrue(Judge.of(new Check.Outcome(null, 2.0, 3.0), at(PLAIN, 2.5)).met());
        assertFalse(Judge.of(new Check.Outcome(Metric.KL, null, 3.0), at(PLAIN, 2.5)).met(), "there is none");
        assertFalse(Judge.of(below, new Situation(Shown.first(PLAIN), null, Reply.NONE)).met(), "not before the run is over");
    }

    @Test
    void aChangeIsAfterMinusBefore() {
        Check falls = new Check.Change(null, -2.0);
        assertTrue(Judge.of(falls, at(PLAIN, 1)).met());
        assertEquals("The interventions change the logit difference by −1.50; it should be below −2.", Judge.of(falls, at(PLAIN, 2.5))
                .words());
    }

    @Test
    void anInterventionIsOfItsKindAtItsPlaceAndSwitchedOn() {
        Check zero = new Check.Intervened(ActionKind.ZERO, L1H0, null, null, null, 1);
        Intervention line = Intervention.zero(L1H0);
        assertFalse(judged(zero, PLAIN).met());
        assertTrue(judged(zero, PLAIN.plus(line)).met());
        assertFalse(judged(zero, PLAIN.plus(line.enabled(false))).met(), "switched off");
        assertFalse(judged(zero, PLAIN.plus(line.doing(new Action.Mean(false)))).met(), "another kind");
        assertFalse(judged(zero, PLAIN.plus(Intervention.zero(new Head(0, 0)))).met(), "another head");
        assertFalse(judged(zero, PLAIN.plus(line).plus(Intervention.zero(new Head(0, 0)))).met(), "one is enough");
        Check patch = new Check.Intervened(ActionKind.RESAMPLE, null, "hook_resid_pre", 2, 3, null);
        Intervention patched = new Intervention(Where.layer(Site.RESID_PRE, 2), Positions.of(3), new Action.CopyOther());
        assertTrue(judged(patch, PLAIN.plus(patched)).met());
        assertFalse(judged(patch, PLAIN.plus(patched.at(Positions.ALL))).met(), "another position");
        assertFalse(judged(patch, PLAIN.plus(new Intervention(Where.layer(Site.RESID_PRE, 1), Positions.of(3), new Action.CopyOther())))
                .met(), "another layer");
    }

    @Test
    void keptIsWhatNothingAblatesWholeLayersToo() {
        Experiment one = PLAIN.plus(new Intervention(Where.layer(Site.Z, 0), Positions.ALL, Action.Set.ZERO)).plus(Intervention.zero(L1H0));
        assertTrue(judged(new Check.Kept(2), one).met());
        assertFalse(judged(new Check.Kept(1), one).met());
        assertEquals("Left: L1H1, L1H2; 1 may be.", judged(new Check.Kept(1), one).words());
    }

    @Test
    void locksAreTheseAndNoOthers() {
        Check both = new Check.Locked(List.of(L1H0), null, 5);
        assertTrue(looking(both, view -> view.withLocks(new Locks(List.of(L1H0), 3, 5))).met());
        assertFalse(looking(both, view -> view.withLocks(new Locks(List.of(L1H0), 3, 4))).met());
        assertFalse(looking(both, view -> view.withLocks(new Locks(List.of(L1H0, new Head(0, 0)), 3, 5))).met());
    }

    @Test
    void aWorkspaceIsOpenWithItsTab() {
        Check test = new Check.Opened(Workspace.CIRCUIT, null, CircuitTab.TEST, null);
        assertEquals("Open the workspace Circuit (key 4).", looking(test, view -> view).words());
        assertFalse(looking(test, view -> view.withWorkspace(Workspace.CIRCUIT)).met());
        assertTrue(looking(test, view -> view.withWorkspace(Workspace.CIRCUIT).withCircuit(view.circuit().withTab(CircuitTab.TEST))).met());
    }

    @Test
    void aPromptHasTheWords() {
        assertTrue(judged(new Check.Prompted("a b"), PLAIN).met());
        assertEquals("The prompt does not have 'b a' in it.", judged(new Check.Prompted("b a"), PLAIN).words());
    }

    @Test
    void aChoiceSaysWhatIsWrongAboutIt() {
        Check.Choice choice = new Check.Choice(List.of(new Check.Option("one", null, "No, since"), new Check.Option("two", true, "Yes")));
        Situation none = at(PLAIN, 0);
        assertFalse(Judge.of(choice, none).met());
        assertEquals(new Verdict(false, "No, since"), Judge.of(choice, new Situation(none.shown(), null, Reply.chosen(0))));
        assertEquals(new Verdict(true, "Yes"), Judge.of(choice, new Situation(none.shown(), null, Reply.chosen(1))));
        assertFalse(Judge.of(choice, new Situation(none.shown(), null, Reply.chosen(7))).met(), "there is none");
    }

    @ParameterizedTest
    @CsvSource({"-0.50, true", "−0.46, true", "'-0,55', true", "-0.39, false", "0.5, false", "half, false", "NaN, false", "'', false"})
    void aTypedNumberIsNearEnough(String typed, boolean met) {
        Check check = new Check.Typed(-.5, .1, null, null);
        assertEquals(met, Judge.of(check, new Situation(Shown.first(PLAIN), null, Reply.typed(typed))).met());
    }

    @Test
    void allTellTheFirstThatIsMissing() {
        Check all = new Check.All(List.of(new Check.Outcome(null, null, 3.0), new Check.Kept(0)));
        assertEquals(new Verdict(false, "Left: L0H0, L0H1, L0H2, L1H0, L1H1, L1H2; 0 may be."), judged(all, PLAIN));
    }

    @Test
    void whatCannotBeMetOrAnsweredIsRefused() {
        assertThrows(BadInput.class, () -> new Check.Outcome(null, 3.0, 3.0));
        assertThrows(BadInput.class, () -> new Check.Choice(List.of(new Check.Option("one", null, ""), new Check.Option("two", null, ""))));
        assertThrows(BadInput.class, () -> new Check.Locked(null, null, null));
        assertThrows(BadInput.class, () -> new Check.All(List.of(new Check.All(List.of(new Check.Kept(1))))));
    }
}
