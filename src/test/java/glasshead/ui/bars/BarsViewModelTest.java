package glasshead.ui.bars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Contrast;
import glasshead.experiment.Head;
import glasshead.experiment.Part;
import glasshead.session.Session;
import glasshead.ui.format.GivenRuns;
import glasshead.ui.format.Sample;
import glasshead.ui.provenance.Provenance;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class BarsViewModelTest {

    private final ObjectProperty<Provenance> explained = new SimpleObjectProperty<>();
    private final Session session = GivenRuns.session(4, 6, 15);
    private final BarsViewModel model = new BarsViewModel(session, explained);
    private final Part head = Part.of(Sample.L2H4);

    @Test
    void hoverPreviewsAndClickLocksAndReleases() {
        model.hover(head);
        assertEquals(Sample.L2H4, session.selection().hovered().get());
        model.click(head, false);
        assertEquals(List.of(Sample.L2H4), session.selection().locked().get());
        assertTrue(model.isLocked(head));
        model.click(head, false);
        assertFalse(model.isLocked(head));
    }

    @Test
    void shiftAdds() {
        model.click(head, false);
        model.click(Part.of(new Head(0, 1)), true);
        assertEquals(List.of(new Head(0, 1), Sample.L2H4), session.selection().locked().get());
    }

    @Test
    void otherPartsAreLockedHereAndExplained() {
        Part mlp = Part.mlp(3);
        model.click(head, false);
        model.click(mlp, false);
        assertEquals(List.of(), session.selection().locked().get());
        assertTrue(model.isLocked(mlp));
        assertEquals("MLP 3 → +0.61", explained.get().title());
        session.selection().click(Sample.L2H4);
        assertFalse(model.isLocked(mlp));
        assertNull(explained.get());
    }

    @Test
    void aHeadsBarIsExplainedWhateverElseIsAskedOfIt() {
        Provenance score = new Provenance("the score of L2H4 in the grid", List.of());
        session.selection().hovered().addListener((property, before, now) -> explained.set(now == null ? null : score));
        model.hover(head);
        assertEquals("L2H4 → +6.78", explained.get().title());
        model.hover(null);
        assertNull(explained.get());
    }

    @Test
    void aHoveredHeadInterruptsTheExplanationOfALockedPart() {
        model.click(Part.mlp(3), false);
        session.selection().hovered().set(Sample.L2H4);
        assertNull(explained.get());
        session.selection().hovered().set(null);
        assertEquals("MLP 3 → +0.61", explained.get().title());
        explained.set(new Provenance("a cell of another panel", List.of()));
        explained.set(null);
        assertEquals("MLP 3 → +0.61", explained.get().title());
    }

    @Test
    void explanationFollowsANewRun() {
        model.hover(Part.mlp(3));
        session.change(experiment -> experiment.toggled(Sample.L2H4));
        assertEquals("MLP 3: +0.61 → +1.99", explained.get().title());
    }

    @Test
    void withoutContrastThereAreWordsInsteadOfBars() {
        session.change(experiment -> experiment.withContrast(new Contrast(List.of(), List.of(), Contrast.LAST)));
        assertTrue(model.rows().isEmpty());
        assertFalse(model.waiting().get().isEmpty());
        assertEquals("What pushes the answer", BarsTexts.title(model.findings()));
    }

    @Test
    void titleNamesTheTokens() {
        assertEquals("What pushes ·Mary over ·John", BarsTexts.title(model.findings()));
        session.change(experiment -> experiment.withContrast(new Contrast(List.of(" Mary", " Jack"), List.of(), Contrast.LAST)));
        assertEquals("What pushes ·Mary +1", BarsTexts.title(model.findings()));
    }

    @Test
    void tableHasBothRuns() {
        assertEquals(List.of("part", "logits"), BarsTexts.table(model).columns());
        session.change(experiment -> experiment.toggled(Sample.L2H4));
        assertEquals(List.of("L2H4", "6.776000", "0.000000", "-6.776000", "yes"), BarsTexts.table(model).rows().getFirst());
    }

    @Test
    void ablatingGivesTheComparison() {
        assertNull(model.repair().get());
        session.change(experiment -> experiment.toggled(Sample.L2H4));
        assertNotNull(model.repair().get());
        assertEquals("31 parts sum to +2.25 → −2.89 · remainder 0.0000", BarsTexts.sum(model.breakdown().get(), true));
    }
}
