package glasshead.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.session.Selection;
import glasshead.session.Session;
import glasshead.ui.format.GivenRuns;
import glasshead.ui.format.Sample;
import java.util.List;
import javafx.util.Subscription;
import org.junit.jupiter.api.Test;

class LinkedSelectionsTest {

    private static final Head BOTH = new Head(1, 2);
    private static final Head LEFT_ONLY = new Head(3, 5);

    private final Session left = GivenRuns.session(4, 6, 15);
    private final Session right = GivenRuns.session(3, 3, 15);

    private Subscription link() {
        return new LinkedSelections(left, right).begin();
    }

    @Test
    void hoveringGoesBothWays() {
        link();
        left.selection().hovered().set(BOTH);
        assertEquals(BOTH, right.selection().hovered().get());
        right.selection().hovered().set(null);
        assertNull(left.selection().hovered().get());
        right.selection().hovered().set(new Head(0, 0));
        assertEquals(new Head(0, 0), left.selection().hovered().get());
    }

    @Test
    void aHeadThatTheOtherModelLacksStaysOnItsSide() {
        link();
        right.selection().hovered().set(BOTH);
        left.selection().hovered().set(LEFT_ONLY);
        assertEquals(LEFT_ONLY, left.selection().hovered().get());
        assertNull(right.selection().hovered().get());
        left.selection().lock(List.of(BOTH, LEFT_ONLY));
        assertEquals(List.of(BOTH, LEFT_ONLY), left.selection().locked().get());
        assertEquals(List.of(BOTH), right.selection().locked().get());
    }

    @Test
    void lockingAndReleasingGoBothWays() {
        link();
        right.selection().click(BOTH);
        assertEquals(List.of(BOTH), left.selection().locked().get());
        left.selection().click(BOTH);
        assertEquals(List.of(), right.selection().locked().get());
    }

    @Test
    void tokensGoToTheSamePlaceOrToTheSameToken() {
        link();
        left.selection().hoveredToken().set(4);
        assertEquals(4, right.selection().hoveredToken().get());
        Session shorter = GivenRuns.session(4, 6, 8);
        new LinkedSelections(left, shorter).begin();
        left.selection().hoveredToken().set(5);
        assertEquals(5, shorter.selection().hoveredToken().get(), "the eight tokens begin as the fifteen do");
        left.selection().hoveredToken().set(12);
        assertEquals(Selection.NONE, shorter.selection().hoveredToken().get(), "there is no such token");
    }

    @Test
    void whatIsLockedAtTheStartIsShownOnTheRight() {
        left.selection().click(BOTH);
        link();
        assertEquals(List.of(BOTH), right.selection().locked().get());
    }

    @Test
    void aSideThatLosesHeadsWithItsModelDoesNotReleaseTheOthers() {
        GivenRuns runs = new GivenRuns(experiment -> new Sample(experiment.model().equals("small") ? 3 : 4, 6, 15, experiment).findings());
        Session changing = new Session(runs, Sample.MARY);
        changing.run();
        new LinkedSelections(left, changing).begin();
        left.selection().lock(List.of(BOTH, LEFT_ONLY));
        assertEquals(List.of(BOTH, LEFT_ONLY), changing.selection().locked().get());
        changing.change(now -> now.withModel("small"));
        assertEquals(List.of(BOTH), changing.selection().locked().get());
        assertEquals(List.of(BOTH, LEFT_ONLY), left.selection().locked().get());
    }

    @Test
    void endsWhenToldTo() {
        link().unsubscribe();
        left.selection().click(BOTH);
        assertEquals(List.of(), right.selection().locked().get());
    }

    @Test
    void severalHeadsAreToggledTogether() {
        Experiment some = Sample.MARY.toggled(BOTH);
        assertEquals(2, some.toggled(List.of(BOTH, LEFT_ONLY)).interventions().size());
        assertEquals(0, some.toggled(List.of(BOTH)).interventions().size());
    }
}
