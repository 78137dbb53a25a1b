package glasshead.ui.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Contrast;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Weighting;
import glasshead.experiment.view.Side;
import glasshead.experiment.view.TextDirection;
import glasshead.session.Selection;
import glasshead.session.Session;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttentionViewModelTest {

    private static final Head HEAD = new Head(0, 1);

    private final GivenRuns runs = new GivenRuns();
    private final GivenAttention source = new GivenAttention();
    private final Session session = new Session(runs, GivenRuns.EXPERIMENT);
    private final AttentionViewModel model = new AttentionViewModel(session, source);

    @Test
    void nothingIsAskedBeforeTheFirstRunAndTheFailureIsSaid() {
        assertTrue(source.questions.isEmpty());
        assertEquals("Running the model…", model.notice().get());
        runs.fail("The prompt is empty.");
        assertEquals("The prompt is empty.", model.notice().get());
    }

    @Test
    void theStrongestHeadIsShownWhileNoneIsChosen() {
        session.run();
        assertEquals(List.of("AFTER [L1H2] ATTENTION"), source.questions);
        assertEquals("L1H2", model.title().get());
        assertTrue(model.legend().get().startsWith("strongest head · "));
        assertEquals("", model.notice().get());
    }

    @Test
    void theHeadStaysWhileNothingButTheStepOfTheTrainingChanges() {
        session.run();
        source.strongest = new Head(0, 0);
        session.change(now -> now.withModel("given@5"));
        session.change(now -> now.withModel("given@10"));
        assertEquals("L1H2", model.title().get());
        assertFalse(model.legend().get().startsWith("strongest head"), model.legend().get());
        session.change(now -> now.withContrast(Contrast.between(" John", " Mary")));
        assertEquals("L0H0", model.title().get());
        assertTrue(model.legend().get().startsWith("strongest head"));
    }

    @Test
    void hoveringIsFollowedOnlyWhenSwitchedOn() {
        session.run();
        session.selection().click(HEAD);
        session.selection().hovered().set(new Head(1, 0));
        assertEquals("L1H0", model.title().get());
        model.followHover().set(false);
        assertEquals("L0H1", model.title().get());
        session.selection().hovered().set(new Head(1, 1));
        assertEquals("L0H1", model.title().get());
        session.selection().toggle(new Head(1, 1));
        assertEquals("mean of 2 heads", model.title().get());
    }

    @Test
    void everyChangeAsksOnceAndOnlyOnce() {
        session.run();
        session.selection().click(HEAD);
        session.selection().hovered().set(HEAD);
        session.selection().hovered().set(null);
        model.weighting().set(Weighting.VALUE);
        session.selection().side().set(Side.BEFORE);
        session.run();
        assertEquals(List.of("AFTER [L1H2] ATTENTION", "AFTER [L0H1] ATTENTION", "AFTER [L0H1] VALUE",
                "BEFORE [L0H1] VALUE", "BEFORE [L0H1] VALUE"), source.questions);
    }

    @Test
    void theOldPictureStaysUntilTheNewMapIsThere() {
        session.run();
        source.answers = false;
        source.length = 3;
        runs.labels = new String[] {"<|endoftext|>", "a", "b"};
        session.run();
        assertEquals(5, model.shown().get().length());
        assertEquals("·to (4)", model.shown().get().name(4));
        source.answer();
        assertEquals(3, model.shown().get().length());
        assertEquals("b (2)", model.shown().get().name(2));
    }

    @Test
    void interventionsOnTheShownHeadAreRemarkedAndBringTheSwitch() {
        session.run();
        assertFalse(model.hasAblation().get());
        session.selection().click(HEAD);
        session.change(experiment -> experiment.plus(Intervention.zero(HEAD)));
        assertTrue(model.hasAblation().get());
        assertEquals("ablated: zero", model.remark().get());
        session.selection().click(new Head(1, 1));
        assertEquals("", model.remark().get());
        session.selection().toggle(HEAD);
        assertEquals("ablated: L0H1 zero", model.remark().get());
    }

    @Test
    void hidingBosChangesPictureAndRangeButNotTheMap() {
        session.run();
        model.hideBos().set(true);
        ShownAttention shown = model.shown().get();
        assertTrue(Float.isNaN(shown.cells().at(4, 0)));
        assertEquals(0.54, shown.limit(), 1e-6);
        assertEquals(0.5, shown.map().at(4, 0), 1e-6);
        assertEquals(1, source.questions.size());
        runs.bos = false;
        session.run();
        assertFalse(model.shown().get().withoutFirst(), "the first token is no BOS here");
    }

    @Test
    void logitsNeedAContrast() {
        runs.contrast = false;
        session.run();
        model.weighting().set(Weighting.LOGIT);
        assertTrue(model.notice().get().startsWith("Give an answer"));
        model.weighting().set(Weighting.VALUE);
        assertEquals("", model.notice().get());
    }

    @Test
    void theTextIsAboutTheHoveredElseTheLockedElseTheContrastsToken() {
        assertEquals(Selection.NONE, model.focusedToken().get());
        session.run();
        assertEquals(4, model.focusedToken().get());
        session.selection().query().set(2);
        assertEquals(2, model.focusedToken().get());
        session.selection().hoveredToken().set(1);
        assertEquals(1, model.focusedToken().get());
        session.selection().hoveredToken().set(Selection.NONE);
        model.direction().set(TextDirection.FROM);
        assertEquals(4, model.focusedToken().get(), "the key that the contrast's row attends to most");
        session.selection().key().set(3);
        assertEquals(3, model.focusedToken().get());
    }

    @Test
    void theTableHasAllValuesAndNothingAboveTheDiagonal() {
        assertTrue(model.table().rows().isEmpty());
        session.run();
        assertEquals("query \\ key", model.table().columns().getFirst());
        assertEquals(List.of("When (1)", "0.200000", "0.210000", "", "", ""), model.table().rows().get(1));
    }

    @Test
    void nothingIsShownBeforeTheFirstMap() {
        source.answers = false;
        session.run();
        assertNull(model.shown().get());
        assertEquals("Reading the pattern…", model.notice().get());
        assertEquals("Attention", model.title().get());
    }
}
