package glasshead.ui.interventions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Action;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.experiment.Prompt;
import glasshead.session.Session;
import glasshead.ui.prompt.ToyRuns;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterventionsViewModelTest {

    private final Session session = ToyRuns.session(ToyRuns.example().toggled(new Head(2, 4)));
    private final InterventionsViewModel model = new InterventionsViewModel(session, () -> {}, (_, _) -> {});

    @Test
    void showsWhatEachLineAloneDoes() {
        assertEquals("−2.72", line(0).effect());
        model.toggle(0);
        assertEquals("off", line(0).effect());
        assertFalse(first().enabled());
    }

    @Test
    void aDragIsOneStepBack() {
        act(new Action.Scale(0.5));
        for (double factor : new double[] {0.6, 0.7, 0.8}) {
            model.change(0, line -> line.doing(new Action.Scale(factor)), factor > 0.6);
        }
        session.undo();
        assertEquals(new Action.Scale(0.5), first().action());
    }

    @Test
    void saysPositionsInWords() {
        place(Positions.of(3, 5));
        assertEquals("2 positions", line(0).positions());
        place(Positions.of(5));
        assertEquals("·went 5", line(0).positions());
        place(Positions.of(Positions.END));
        assertEquals("last position", line(0).positions());
        place(Positions.ALL);
        assertEquals("all positions", line(0).positions());
    }

    @Test
    void tickingTheLastTokenTakesTheLastPositionAway() {
        assertEquals(Positions.of(3, 5), Ticks.flipped(Positions.of(5), 3, 15));
        assertEquals(Positions.ALL, Ticks.flipped(Positions.of(Positions.END), 14, 15));
        assertEquals(Positions.of(2, Positions.END), Ticks.flipped(Positions.of(Positions.END), 2, 15));
    }

    @Test
    void aLineThatDoesNotFitSaysSoUntilItIsSwitchedOff() {
        session.change(experiment -> experiment.plus(Intervention.zero(new Head(9, 1))).plus(Intervention.zero(new Head(1, 8))));
        assertEquals("", line(0).problem());
        assertEquals("There is no layer 9; the model has 4, counted from 0.", line(1).problem());
        assertEquals("There is no head 8; the model has 6, counted from 0.", line(2).problem());
        assertEquals("–", line(1).effect());
        model.toggle(1);
        assertEquals("", line(1).problem());
        model.toggle(2);
        assertEquals("−2.72", line(0).effect());
    }

    @Test
    void takesDroppedHeadsOfThisModelOnce() {
        assertTrue(model.drop("L1H3"));
        assertEquals(Intervention.zero(new Head(1, 3)), session.experiment().get().interventions().getLast());
        assertFalse(model.drop("L1H3"));
        assertFalse(model.drop("L9H3"));
        assertFalse(model.drop("some text"));
    }

    @Test
    void resamplingAsksForASecondPrompt() {
        act(new Action.CopyOther());
        assertTrue(line(0).lacksOther());
        session.change(experiment -> experiment.withOther(new Prompt.Text("When Lisa")));
        assertFalse(line(0).lacksOther());
    }

    @Test
    void theMeanNamesItsReferencePrompts() {
        act(new Action.Mean(false));
        assertEquals("2 shipped prompts", model.referencesInWords());
        model.useReferences(List.of("One."));
        assertEquals("1 own prompt", model.referencesInWords());
        model.useReferences(session.findings().get().model().references());
        assertEquals(List.of(), session.experiment().get().options().referencePrompts());
    }

    @Test
    void theTableHasOneRowForEachLine() {
        assertEquals(List.of("L2H4", "blocks.2.attn.hook_z", "zero", "all", "yes", "−2.72"), model.table().rows().getFirst());
    }

    private Line line(int index) {
        return model.lines().get().get(index);
    }

    private Intervention first() {
        return session.experiment().get().interventions().getFirst();
    }

    private void act(Action action) {
        model.change(0, line -> line.doing(action), false);
    }

    private void place(Positions positions) {
        model.change(0, line -> line.at(positions), false);
    }
}
