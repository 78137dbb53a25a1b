package glasshead.ui.interventions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Action;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.experiment.Prompt;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import glasshead.session.Session;
import glasshead.ui.prompt.ToyRuns;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterventionsViewModelTest {

    private final Session session = ToyRuns.session(ToyRuns.example().toggled(new Head(2, 4)));
    private final InterventionsViewModel model = new InterventionsViewModel(session, () -> { });

    @Test
    void showsWhatEachLineAloneDoes() {
        assertEquals("−2.72", line(0).effect());
        model.toggle(0);
        assertEquals("off", line(0).effect());
        assertFalse(first().enabled());
    }

    @Test
    void changesTheActionAndKeepsItWhenChosenAgain() {
        model.act(0, choice("scale"));
        assertEquals(new Action.Scale(0.5), first().action());
        model.strengthen(0, 1.5, false);
        model.act(0, choice("scale"));
        assertEquals(new Action.Scale(1.5), first().action());
    }

    @Test
    void aDragIsOneStepBack() {
        model.act(0, choice("scale"));
        model.strengthen(0, 0.6, false);
        model.strengthen(0, 0.7, true);
        model.strengthen(0, 0.8, true);
        session.undo();
        assertEquals(new Action.Scale(0.5), first().action());
    }

    @Test
    void ticksPositions() {
        model.tick(0, 3);
        model.tick(0, 5);
        assertEquals("2 positions", line(0).positions());
        model.tick(0, 3);
        assertEquals("·went 5", line(0).positions());
        model.tick(0, 5);
        assertEquals("all positions", line(0).positions());
        model.place(0, Positions.of(Positions.END));
        assertEquals("last position", line(0).positions());
        model.tick(0, 14);
        assertTrue(first().positions().all());
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
        model.act(0, choice("resample"));
        assertTrue(line(0).lacksOther());
        session.change(experiment -> experiment.withOther(new Prompt.Text("When Lisa")));
        assertFalse(line(0).lacksOther());
    }

    @Test
    void theMeanNamesItsReferencePrompts() {
        model.act(0, choice("mean"));
        assertEquals("2 shipped prompts", line(0).references());
        model.useReferences(List.of("One."));
        assertEquals("1 own prompt", line(0).references());
        model.useReferences(session.findings().get().model().references());
        assertEquals(List.of(), session.experiment().get().options().referencePrompts());
    }

    @Test
    void aPatternHasNoMean() {
        List<String> labels = ActionChoice.at(Where.head(Site.PATTERN, new Head(0, 0))).stream().map(ActionChoice::label).toList();
        assertTrue(labels.contains("zero"));
        assertFalse(labels.contains("mean"));
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

    private static ActionChoice choice(String label) {
        return ActionChoice.ALL.stream().filter(choice -> choice.label().equals(label)).findFirst().orElseThrow();
    }
}
