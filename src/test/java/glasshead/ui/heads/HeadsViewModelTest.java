package glasshead.ui.heads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.HeadMetric;
import glasshead.analysis.HeadScores;
import glasshead.experiment.Action;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import glasshead.experiment.view.HeadGroup;
import glasshead.session.Session;
import glasshead.ui.format.GivenRuns;
import glasshead.ui.format.GivenScores;
import glasshead.ui.format.Numbers;
import glasshead.ui.format.Sample;
import glasshead.ui.provenance.Provenance;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class HeadsViewModelTest {

    private final ObjectProperty<Provenance> explained = new SimpleObjectProperty<>();
    private final Session session = GivenRuns.session(4, 6, 15);
    private final GivenScores scores = new GivenScores();
    private final HeadsViewModel model = new HeadsViewModel(session, explained, scores);

    @Test
    void cursorStopsAtTheEdgesAndPreviews() {
        model.moveCursor(-1, 0);
        assertEquals(new Head(0, 0), model.cursor().get());
        model.moveCursor(10, 3);
        assertEquals(new Head(3, 3), session.selection().hovered().get());
    }

    @Test
    void labelsSelectALayerOrAnIndexAndReleaseIt() {
        model.clickLayer(2, false);
        assertEquals(6, session.selection().locked().get().size());
        model.clickIndex(4, true);
        assertEquals(9, session.selection().locked().get().size());
        model.clickIndex(4, false);
        assertEquals(List.of(new Head(0, 4), new Head(1, 4), new Head(2, 4), new Head(3, 4)), session.selection().locked().get());
        model.clickIndex(4, false);
        assertEquals(List.of(), session.selection().locked().get());
    }

    @Test
    void whatIsChangedIsNotCrossedOut() {
        session.change(experiment -> experiment.plus(new Intervention(Where.head(Site.PATTERN, Sample.L2H4), Positions.ALL,
                new Action.Freeze()))
                .plus(new Intervention(Where.layer(Site.Z, 1), Positions.of(3), Action.Set.ZERO)));
        assertEquals(HeadGrid.Ablation.CHANGED, model.grid().get().ablation(Sample.L2H4));
        assertFalse(model.grid().get().isAblated(Sample.L2H4));
        assertEquals(HeadGrid.Ablation.SOME_POSITIONS, model.grid().get().ablation(new Head(1, 5)), "all heads of the layer");
        assertTrue(HeadTexts.tooltip(model.grid().get(), Sample.L2H4).startsWith("L2H4, changed: L2H4 pattern: freeze"));
    }

    @Test
    void undoTakesBackTheNameOfAGroupAndNothingElse() {
        model.toggleAblation(Sample.L2H4);
        model.name("movers", List.of(Sample.L2H4, new Head(0, 1)));
        model.regroup(now -> now.colouring("movers", HeadGroup.Colour.ROSE));
        model.regroup(now -> now.without("movers"));
        session.undo();
        assertEquals(HeadGroup.Colour.ROSE, model.groupsHere().getFirst().colour(), "a name that was taken away comes back");
        session.undo();
        session.undo();
        assertEquals(List.of(), model.groupsHere());
        assertTrue(session.experiment().get().ablates(Sample.L2H4), "what was done before the name stays");
        session.redo();
        assertEquals(List.of(new Head(0, 1), Sample.L2H4), model.groupsHere().getFirst().heads());
    }

    @Test
    void ablationIsToggledThroughTheSession() {
        model.toggleAblation(Sample.L2H4);
        assertTrue(session.experiment().get().ablates(Sample.L2H4));
        assertEquals(HeadGrid.Ablation.EVERYWHERE, model.grid().get().ablation(Sample.L2H4));
        model.toggleAblation(Sample.L2H4);
        assertFalse(session.experiment().get().ablates(Sample.L2H4));
    }

    @Test
    void someOrAllPositionsAndLinesSwitchedOffDiffer() {
        session.change(experiment -> experiment.plus(Intervention.zero(Sample.L2H4).at(Positions.of(3))));
        assertEquals(HeadGrid.Ablation.SOME_POSITIONS, model.grid().get().ablation(Sample.L2H4));
        session.change(experiment -> experiment.replacing(0, experiment.interventions().getFirst().enabled(false)));
        assertEquals(HeadGrid.Ablation.NONE, model.grid().get().ablation(Sample.L2H4));
    }

    @Test
    void attributionColoursKeepTheirScaleWhenAHeadIsAblated() {
        double before = model.grid().get().limit(HeadMetric.ATTRIBUTION);
        model.toggleAblation(Sample.L2H4);
        assertEquals(before, model.grid().get().limit(HeadMetric.ATTRIBUTION));
        assertEquals(6.776, before, 1e-9);
    }

    @Test
    void theScoreThatTheGridShowsIsExplainedOfTheHeadsInFocus() {
        model.picture().set(new CellPicture.Metric(HeadMetric.ENTROPY));
        model.hover(Sample.L2H4);
        assertEquals("L2H4 → " + entropy(Sample.L2H4) + " entropy", explained.get().title());
        model.hover(null);
        assertNull(explained.get());
        model.click(Sample.L2H4, false);
        assertEquals("L2H4 → " + entropy(Sample.L2H4) + " entropy", explained.get().title());
        Head other = new Head(0, 1);
        model.click(other, true);
        assertEquals("L0H1, L2H4 → " + entropy(other) + ", " + entropy(Sample.L2H4) + " entropy", explained.get().title());
        model.picture().set(new CellPicture.Metric(HeadMetric.ATTRIBUTION));
        assertNull(explained.get(), "attribution is what heads are explained by anyway");
    }

    private String entropy(Head head) {
        return Numbers.plain(session.findings().get().baseline().get(HeadScores.ANALYSIS).of(HeadMetric.ENTROPY, head), 2);
    }

    @Test
    void hatchedCellsSayWhy() {
        model.picture().set(new CellPicture.Metric(HeadMetric.INDUCTION));
        assertTrue(HeadTexts.help(model.grid().get()).startsWith("Grey hatch: no token of this prompt occurs twice"));
        assertTrue(HeadTexts.tooltip(model.grid().get(), new Head(0, 1)).contains("Induction  – (no token of this prompt occurs twice)"));
    }

    @Test
    void aSmallerModelTakesTheCursorAlong() {
        model.moveCursor(3, 5);
        Session other = GivenRuns.session(1, 1, 8);
        HeadsViewModel small = new HeadsViewModel(other, explained, new GivenScores());
        small.moveCursor(5, 5);
        assertEquals(new Head(0, 0), small.cursor().get());
    }

    @Test
    void tableHasEveryHeadAndMetric() {
        assertEquals(24, HeadTexts.table(model.grid().get()).rows().size());
        assertEquals("6.776000", HeadTexts.table(model.grid().get()).rows().get(16).get(2));
    }
}
