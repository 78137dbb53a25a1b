package glasshead.ui.contrast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Contrast;
import glasshead.experiment.Head;
import glasshead.session.Session;
import glasshead.ui.prompt.ToyRuns;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContrastViewModelTest {

    private final Session session = ToyRuns.session();
    private final ContrastViewModel model = new ContrastViewModel(session);

    @Test
    void withoutAblationSaysWhatTheDifferenceMeans() {
        assertEquals(new Score("", "+2.25", "·Mary is 9.5 times as likely", ContrastSide.ANSWER), model.score().get());
    }

    @Test
    void withAblationSaysBeforeAfterChangeAndDivergence() {
        session.change(experiment -> experiment.toggled(new Head(2, 4)));
        Score score = model.score().get();
        assertEquals("+2.25", score.before());
        assertEquals("−2.47", score.after());
        assertTrue(score.change().startsWith("−4.72 · KL "), score.change());
        assertEquals(ContrastSide.DISTRACTOR, score.towards());
    }

    @Test
    void swapsAddsReplacesAndRemoves() {
        model.swap();
        assertEquals(List.of(" John"), answers());
        model.put(ContrastSide.ANSWER, "", List.of(" Lisa"));
        model.put(ContrastSide.ANSWER, "", List.of(" Lisa"));
        assertEquals(List.of(" John", " Lisa"), answers());
        model.put(ContrastSide.ANSWER, " John", List.of(" Jack"));
        assertEquals(List.of(" Jack", " Lisa"), answers());
        model.put(ContrastSide.ANSWER, "", List.of(" Mary", " Lisa", " Mark"));
        assertEquals(List.of(" Jack", " Lisa", " Mary", " Mark"), answers());
        session.undo();
        assertEquals(List.of(" Jack", " Lisa"), answers(), "several tokens are one step");
        model.remove(ContrastSide.ANSWER, " Jack");
        assertEquals("·Lisa", model.tags(ContrastSide.ANSWER).get().getFirst().label());
    }

    @Test
    void completesWithTheSpacedTokenFirst() {
        List<String> found = model.matches("Ma").stream().map(VocabularySearch.Match::label).toList();
        assertEquals("Ma", found.getFirst(), "the word itself");
        assertEquals("·Mary", model.matches("Mary").getFirst().label());
        assertEquals(List.of("·Mary", "·Mark", "·Martha"), model.matches(" Ma").stream().map(VocabularySearch.Match::label).toList());
        assertEquals(List.of("·Mary", "·Mark", "·Martha"), model.matches("·Ma").stream().map(VocabularySearch.Match::label).toList());
        assertEquals(" Mary", model.matches("#2").getFirst().text());
        assertEquals(List.of(), model.matches("Xyz"));
    }

    @Test
    void offersTheMissingSpace() {
        session.change(experiment -> experiment.withContrast(Contrast.between("Mary", " John")));
        ContrastNotices.Warning warning = model.warnings().get().getFirst();
        assertEquals("Use ·Mary", warning.offer());
        model.fix(warning);
        assertEquals(List.of(" Mary"), answers());
        assertEquals(List.of(), model.warnings().get());
    }

    @Test
    void saysWhatTheEngineDoubtsAboutTheContrastOnly() {
        model.put(ContrastSide.ANSWER, "", List.of(" Jack"));
        assertEquals(List.of("' Jack' is odd."), model.warnings().get().stream().map(ContrastNotices.Warning::sentence).toList());
    }

    @Test
    void saysWhyAContrastCouldNotBeMeasured() {
        session.change(experiment -> experiment.withContrast(Contrast.between("#900", " John")));
        assertEquals("The contrast has an unknown token.", model.warnings().get().getFirst().sentence());
        assertEquals("+2.25", model.score().get().after(), "the last number stays");
    }

    @Test
    void asksForAnAnswerWhenThereIsNone() {
        session.change(experiment -> experiment.withContrast(new Contrast(List.of(), List.of(), Contrast.LAST)));
        assertTrue(model.caption().get().startsWith("which token"));
        assertNull(model.score().get().towards());
        model.put(ContrastSide.ANSWER, "", List.of(" Mary"));
        assertEquals("logit over the mean at position 14", model.caption().get());
    }

    private List<String> answers() {
        return session.experiment().get().contrast().answers();
    }
}
