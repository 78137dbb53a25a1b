package glasshead.ui.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Action;
import glasshead.experiment.Contrast;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.experiment.Where;
import glasshead.session.Selection;
import glasshead.session.Session;
import org.junit.jupiter.api.Test;

class TokensViewModelTest {

    private final Session session = ToyRuns.session();
    private final TokensViewModel model = new TokensViewModel(session, PromptSlot.FIRST);

    @Test
    void showsBosFirstAndReadsTheLogitsAtTheLast() {
        assertEquals(TokenChip.Kind.BOS, chip(0).kind());
        assertEquals("·Mary", chip(2).label());
        assertTrue(chip(14).contrast());
    }

    @Test
    void aClickLocksThePositionAndAnotherReleasesIt() {
        model.click(chip(4));
        assertEquals(4, session.experiment().get().contrast().position());
        assertTrue(chip(4).contrast());
        model.click(chip(4));
        assertEquals(Contrast.LAST, session.experiment().get().contrast().position());
    }

    @Test
    void aClickOnTheLastTokenStaysAtTheLast() {
        model.click(chip(14));
        assertEquals(Contrast.LAST, session.experiment().get().contrast().position());
    }

    @Test
    void hoverIsShared() {
        model.hover(3);
        assertEquals(3, session.selection().hoveredToken().get());
        model.hover(-1);
        assertEquals(Selection.NONE, session.selection().hoveredToken().get());
    }

    @Test
    void bosGoesAndComesBackAndWhatWasNamedStaysAtItsWord() {
        model.click(chip(4));
        session.change(experiment -> experiment.plus(
                new Intervention(Where.z(new Head(1, 2)), Positions.of(2, Positions.END), Action.Set.ZERO)));
        model.click(chip(0));
        assertFalse(session.experiment().get().options().bos());
        assertEquals(TokenChip.Kind.BOS_OFF, chip(0).kind());
        assertEquals(3, session.experiment().get().contrast().position());
        assertEquals(Positions.of(1, Positions.END), session.experiment().get().interventions().getFirst().positions());
        model.click(chip(0));
        assertEquals(4, session.experiment().get().contrast().position());
        assertEquals(Positions.of(2, Positions.END), session.experiment().get().interventions().getFirst().positions());
    }

    @Test
    void aLineOnBosAloneIsSwitchedOffWithIt() {
        session.change(experiment -> experiment.plus(new Intervention(Where.z(new Head(1, 2)), Positions.of(0), Action.Set.ZERO)));
        model.click(chip(0));
        Intervention line = session.experiment().get().interventions().getFirst();
        assertFalse(line.enabled());
        assertEquals(Positions.of(0), line.positions());
    }

    private TokenChip chip(int index) {
        return model.chips().get().get(index);
    }
}
