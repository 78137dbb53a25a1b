package glasshead.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Prompt;
import glasshead.session.Session;
import glasshead.ui.format.GivenRuns;
import glasshead.ui.format.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompareViewModelTest {

    private static final Contrast JACK = Contrast.between(" Jack", " Lisa");

    private final Session left = GivenRuns.session(4, 6, 15);
    private final Session right = GivenRuns.session(4, 6, 15);
    private final CompareViewModel model = new CompareViewModel(left, right);

    @Test
    void startsAsACopy() {
        left.change(now -> now.toggled(Sample.L2H4).withContrast(JACK));
        model.begin();
        assertEquals(left.experiment().get(), right.experiment().get());
        assertTrue(model.differing().get().startsWith("Nothing differs"), model.differing().get());
        assertEquals("0.00", model.figures().get().change());
    }

    @Test
    void aFirstRunThatFailsIsSaid() {
        GivenRuns runs = new GivenRuns(experiment -> null);
        Session never = new Session(runs, Sample.MARY);
        CompareViewModel waiting = new CompareViewModel(left, never);
        waiting.begin();
        assertEquals("Running…", waiting.differing().get());
        runs.fail(new Session.Problem("too long", Sample.MARY, 0));
        assertTrue(waiting.differing().get().startsWith("A side could not be run"), waiting.differing().get());
    }

    @Test
    void theSecondPromptBecomesTheRightSides() {
        Prompt other = new Prompt.Text("Paris is the capital of");
        left.change(now -> now.withOther(other));
        model.begin();
        assertEquals(other, right.experiment().get().prompt());
        assertEquals(left.experiment().get().prompt(), right.experiment().get().other());
    }

    @Test
    void saysWhichInterventionsDifferAndWhatThatDoes() {
        model.begin();
        right.change(now -> now.toggled(Sample.L2H4));
        assertEquals("interventions none | L2H4: zero", model.differing().get());
        assertEquals("+2.25", model.figures().get().left());
        assertEquals("−2.47", model.figures().get().right());
        assertEquals("−4.72", model.figures().get().change());
    }

    @Test
    void namesAFewInterventionsAndCountsTheRest() {
        Experiment many = Sample.MARY.toggled(new Head(0, 0)).toggled(new Head(0, 1)).toggled(new Head(0, 2)).toggled(new Head(0, 3));
        assertEquals("L0H0: zero, L0H1: zero and 2 more", Differing.named(many.active()));
    }

    @Test
    void saysHowManyTokensDifferOrHowManyThereAre() {
        model.begin();
        assertTrue(model.aligned().get());
        assertEquals(15, model.besideLeft().get().length());
        Session shorter = GivenRuns.session(4, 6, 8);
        CompareViewModel other = new CompareViewModel(left, shorter);
        other.begin();
        assertTrue(other.differing().get().startsWith("prompt 15 | 8 tokens, "), other.differing().get());
        assertFalse(other.aligned().get());
        assertEquals(8, other.besideLeft().get().length());
    }

    @Test
    void theContrastFollowsTheLeft() {
        model.begin();
        left.change(now -> now.withContrast(JACK));
        assertEquals(JACK, right.experiment().get().contrast());
        model.sameContrast().wanted().set(false);
        left.change(now -> now.withContrast(Sample.MARY.contrast()));
        assertEquals(JACK, right.experiment().get().contrast());
        assertEquals("contrast ·Mary over ·John | ·Jack over ·Lisa", model.differing().get());
        assertEquals("–", model.figures().get().change(), "a difference of two questions means nothing");
        model.sameContrast().wanted().set(true);
        assertEquals(Sample.MARY.contrast(), right.experiment().get().contrast());
    }

    @Test
    void aContrastOfItsOwnUnticksAndAPromptDoesNot() {
        model.begin();
        right.change(now -> now.withPrompt(new Prompt.Text("x")));
        right.change(now -> now.withContrast(now.contrast().at(3)));
        assertTrue(model.sameContrast().wanted().get());
        right.change(now -> now.withContrast(JACK));
        assertFalse(model.sameContrast().wanted().get());
        assertEquals(JACK, right.experiment().get().contrast());
    }

    @Test
    void undoOnTheRightKeepsTheLeftsContrast() {
        model.begin();
        right.change(now -> now.withPrompt(new Prompt.Text("x")));
        left.change(now -> now.withContrast(JACK));
        right.undo();
        assertEquals(JACK, right.experiment().get().contrast());
        assertTrue(model.sameContrast().wanted().get());
    }

    @Test
    void tokensThatAnotherVocabularyLacksAreLeftAlone() {
        Session anyTokens = new Session(new GivenRuns(experiment -> Sample.mary()), Sample.MARY);
        SameContrast same = new SameContrast(anyTokens, right);
        same.begin();
        right.change(now -> now.withModel("another"));
        for (String unknown : List.of("#5", " Timothy")) {
            anyTokens.change(now -> now.withContrast(Contrast.between(" Jack", unknown)));
            assertFalse(same.possible().get(), unknown);
            assertEquals(Sample.MARY.contrast(), right.experiment().get().contrast());
        }
        anyTokens.change(now -> now.withContrast(JACK));
        assertTrue(same.possible().get());
        assertEquals(JACK, right.experiment().get().contrast());
    }

    @Test
    void nothingIsLinkedAfterTheEnd() {
        model.begin();
        model.end();
        left.change(now -> now.withContrast(JACK).toggled(Sample.L2H4));
        assertEquals(Sample.MARY, right.experiment().get());
        assertFalse(model.differing().get().contains("L2H4"));
    }

    @Test
    void anotherModelReadsTheSamePromptOrElseItsOwnExample() {
        Experiment example = new Experiment("letters", new Prompt.Text("CBA"), Prompt.NONE, Contrast.between("A", "C"), List.of(),
                Sample.MARY.options());
        GivenRuns runs = new GivenRuns(experiment -> new Sample(4, 6, 15, Sample.MARY.withModel(experiment.model())).findings());
        Session session = new Session(runs, Sample.MARY.toggled(Sample.L2H4));
        ModelSwitch choice = new ModelSwitch(session, name -> example);
        choice.choose("other");
        assertEquals(Sample.MARY.withModel("other"), session.experiment().get());
        choice.choose("letters");
        runs.fail(new Session.Problem("can't read it", session.experiment().get(), 0));
        assertEquals(example, session.experiment().get());
        session.undo();
        assertEquals("other", session.experiment().get().model(), "one step back for one choice");
    }
}
