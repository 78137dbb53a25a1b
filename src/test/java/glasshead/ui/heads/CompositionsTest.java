package glasshead.ui.heads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.HeadComposition;
import glasshead.experiment.CompositionKind;
import glasshead.experiment.Head;
import glasshead.experiment.Texts;
import glasshead.session.Session;
import glasshead.ui.format.GivenRuns;
import glasshead.ui.format.GivenScores;
import glasshead.ui.format.Sample;
import glasshead.ui.provenance.Provenance;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

/// The grid coloured by how much the others compose with the locked head.
class CompositionsTest {

    private static final Head L2H4 = Sample.L2H4;
    private static final CellPicture.Coloured COMPOSED = new CellPicture.Composed();

    private final ObjectProperty<Provenance> explained = new SimpleObjectProperty<>();
    private final Session session = new Session(new GivenRuns(experiment -> experiment.model().equals("one-layer")
            ? new Sample(1, 6, 15, experiment).findings() : experiment.model().equals("two-layers") ? new Sample(2, 2, 15, experiment)
                    .findings()
                    : new Sample(4, 6, 15, experiment).findings()), Sample.MARY);
    private final HeadsViewModel model = new HeadsViewModel(session, explained, new GivenScores());

    private HeadGrid grid() {
        return model.grid().get();
    }

    private void compose(Head... heads) {
        session.run();
        model.picture().set(CellPicture.COMPOSITION);
        List.of(heads).forEach(head -> model.click(head, true));
    }

    private HeadComposition.Scores given(Head head) {
        return session.findings().get().baseline().get(new HeadComposition(head));
    }

    @Test
    void withoutAHeadOneIsToBeChosen() {
        compose();
        assertEquals("Choose a head: K-composition of the others with it, by the weights", HeadTexts.legend(grid()));
        assertTrue(HeadTexts.help(grid()).startsWith("Click a head: "), HeadTexts.help(grid()));
        assertTrue(Double.isNaN(COMPOSED.value(grid(), L2H4)));
        assertEquals(0, COMPOSED.limit(grid()));
        assertEquals(8, HeadTexts.table(grid()).columns().size());
    }

    @Test
    void theLockedHeadIsComposedWith() {
        compose(L2H4);
        Head earlier = new Head(0, 3);
        HeadComposition.Scores scores = given(L2H4);
        assertEquals(scores.of(CompositionKind.KEYS, earlier) - scores.random(), COMPOSED.value(grid(), earlier));
        assertTrue(Double.isNaN(COMPOSED.value(grid(), new Head(2, 1))), "its own layer");
        assertTrue(HeadTexts.legend(grid()).startsWith(
                "K-composition with L2H4: ‖W_QK · W_OV‖ / (‖W_QK‖ ‖W_OV‖) less 0.10 of unrelated matrices, "), HeadTexts.legend(grid()));
        double limit = COMPOSED.limit(grid());
        model.compositionKind().set(CompositionKind.VALUES);
        assertEquals(scores.of(CompositionKind.VALUES, earlier) - scores.random(), COMPOSED.value(grid(), earlier));
        assertEquals(limit, COMPOSED.limit(grid()), "colours mean the same for all kinds");
        model.click(L2H4, false);
        assertNull(grid().composing().scores());
    }

    @Test
    void ofSeveralItIsTheOneThatWasLockedFirst() {
        compose(L2H4, new Head(1, 0));
        assertEquals(L2H4, grid().composing().scores().head());
        model.click(L2H4, true);
        assertEquals(new Head(1, 0), grid().composing().scores().head());
    }

    @Test
    void ablationChangesNothing() {
        compose(L2H4);
        double before = COMPOSED.value(grid(), new Head(1, 1));
        model.toggleAblation(new Head(1, 1));
        assertEquals(before, COMPOSED.value(grid(), new Head(1, 1)));
    }

    @Test
    void tooltipTableAndCardHaveTheScoresThemselves() {
        compose(L2H4);
        Head later = new Head(3, 2);
        assertTrue(HeadTexts.tooltip(grid(), later).contains("\nIt reads L2H4 by its keys  0."), HeadTexts.tooltip(grid(), later));
        assertTrue(HeadTexts.tooltip(grid(), new Head(1, 2)).contains("\nL2H4 reads it by its keys  0."));
        assertFalse(HeadTexts.tooltip(grid(), new Head(2, 2)).contains("reads"));
        assertEquals(11, HeadTexts.table(grid()).columns().size());
        assertEquals(Texts.format("%.6f", given(L2H4).of(CompositionKind.KEYS, later)),
                HeadTexts.table(grid()).rows().get(3 * 6 + 2).get(8));
        model.hover(later);
        assertTrue(explained.get().title().startsWith("L2H4 into L3H2 → 0."), explained.get().title());
        assertTrue(HeadTexts.spoken(grid(), later, false).contains(", k-composition with L2H4 "));
    }

    @Test
    void anotherModelHasItsOwnScores() {
        compose(new Head(1, 1));
        session.change(experiment -> experiment.withModel("two-layers"));
        assertEquals(new Head(1, 1), grid().composing().scores().head());
        assertEquals(2, grid().composing().scores().values()[0].length);
        session.change(experiment -> experiment.withModel("tiny-english"));
        assertEquals(4, grid().composing().scores().values()[0].length);
    }

    @Test
    void aModelWithOneLayerHasNone() {
        compose(L2H4);
        assertTrue(model.canShow(CellPicture.COMPOSITION));
        session.change(experiment -> experiment.withModel("one-layer"));
        assertEquals(CellPicture.PATTERN, model.picture().get());
        assertFalse(model.canShow(CellPicture.COMPOSITION));
        assertTrue(model.canShow(CellPicture.PATTERN));
    }
}
