package glasshead.ui.heads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.Detector;
import glasshead.analysis.HeadMetric;
import glasshead.engine.ScoreProgress;
import glasshead.engine.scores.ModelScores;
import glasshead.experiment.Head;
import glasshead.session.Session;
import glasshead.ui.format.GivenRuns;
import glasshead.ui.format.GivenScores;
import glasshead.ui.format.Sample;
import glasshead.ui.provenance.Provenance;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

/// Scores on standard data: looked for with each model, computed by a click, shown apart from those on the prompt.
class StandardScoresTest {

    private static final CellPicture DETECTED = new CellPicture.Detected(Detector.INDUCTION);

    private final ObjectProperty<Provenance> explained = new SimpleObjectProperty<>();
    private final Session session = GivenRuns.session(4, 6, 15);
    private final GivenScores given = new GivenScores();
    private final HeadsViewModel model = new HeadsViewModel(session, explained, given);
    private final ModelScores scores = GivenScores.scores(4, 6);

    private void compute() {
        model.computeScores();
        given.progress.accept(new ScoreProgress(7, 8, null, ""));
        given.progress.accept(new ScoreProgress(8, 8, scores, ""));
    }

    @Test
    void areLookedForOnceForEachModel() {
        session.change(experiment -> experiment.toggled(Sample.L2H4));
        assertEquals(List.of("tiny-english"), given.asked);
        session.change(experiment -> experiment.withModel("gpt2"));
        assertEquals(List.of("tiny-english", "gpt2"), given.asked);
    }

    @Test
    void untilTheyAreThereTheGridIsAway() {
        assertFalse(model.scoresMissing().get(), "the pattern needs none");
        model.picture().set(DETECTED);
        assertTrue(model.scoresMissing().get());
        assertEquals("Not scored yet on random repeated tokens", HeadTexts.scores(model.scoreState().get()));
        model.computeScores();
        given.progress.accept(new ScoreProgress(3, 8, null, ""));
        assertEquals("Random repeated tokens: row 3 of 8 done", HeadTexts.scores(model.scoreState().get()));
        given.progress.accept(new ScoreProgress(8, 8, scores, ""));
        assertFalse(model.scoresMissing().get());
        assertEquals(scores.scores().induction()[2][4], ((CellPicture.Coloured) DETECTED).value(model.grid().get(), Sample.L2H4));
        assertNull(session.problem().get());
    }

    @Test
    void theLegendSaysWhatDataTheyAreFrom() {
        model.picture().set(DETECTED);
        compute();
        assertEquals("random tokens, 8 × (40 + the same 40), seed 1: mean attention to the token after the earlier occurrence, 0 to 1",
                HeadTexts.legend(model.grid().get()));
        assertEquals("8 × (BOS + 40 random tokens + the same 40), seed 1, from the model's corpus", HeadTexts.help(model.grid().get()));
        model.picture().set(new CellPicture.Metric(HeadMetric.INDUCTION));
        assertTrue(HeadTexts.legend(model.grid().get()).startsWith("on this prompt: "), HeadTexts.legend(model.grid().get()));
    }

    @Test
    void anAblatedHeadKeepsItsScore() {
        model.picture().set(DETECTED);
        compute();
        model.toggleAblation(Sample.L2H4);
        assertEquals(scores.scores().induction()[2][4], ((CellPicture.Coloured) DETECTED).value(model.grid().get(), Sample.L2H4));
        assertTrue(HeadTexts.spoken(model.grid().get(), Sample.L2H4, false).contains("induction on random repeated tokens "));
    }

    @Test
    void tooltipAndTableHaveBothKinds() {
        assertEquals(8, HeadTexts.table(model.grid().get()).columns().size());
        assertFalse(HeadTexts.tooltip(model.grid().get(), Sample.L2H4).contains("random"));
        compute();
        assertEquals(13, HeadTexts.table(model.grid().get()).columns().size());
        assertEquals(13, HeadTexts.table(model.grid().get()).rows().getFirst().size());
        assertTrue(HeadTexts.tooltip(model.grid().get(), Sample.L2H4).contains("\nOn random repeated tokens:\nPrevious token  "));
    }

    @Test
    void aScoreIsExplainedByItsDataWhileHovered() {
        model.picture().set(DETECTED);
        compute();
        model.hover(new Head(1, 2));
        assertTrue(explained.get().title().endsWith(" induction on random tokens"), explained.get().title());
        assertTrue(explained.get().lines().stream().anyMatch(line -> line.value().equals(scores.data().description())));
    }

    @Test
    void cancelledTheyAreMissingAgain() {
        model.picture().set(DETECTED);
        model.computeScores();
        model.computeScores();
        assertEquals(List.of("tiny-english"), given.computed, "one at a time");
        model.cancelScores();
        assertEquals(1, given.cancelled);
        assertInstanceOf(ScoreState.Missing.class, model.scoreState().get());
        model.cancelScores();
        assertEquals(1, given.cancelled);
    }

    @Test
    void anotherModelEndsTheScoringOfTheOneBefore() {
        model.computeScores();
        session.change(experiment -> experiment.withModel("gpt2"));
        assertEquals(1, given.cancelled);
        given.progress.accept(new ScoreProgress(8, 8, scores, ""));
        assertInstanceOf(ScoreState.Missing.class, model.scoreState().get(), "they are not of this model");
    }

    @Test
    void whatFailsIsSaid() {
        model.computeScores();
        given.failed.accept("The model reads at most 3 tokens.");
        assertEquals("The model reads at most 3 tokens.", HeadTexts.scores(model.scoreState().get()));
        model.computeScores();
        given.progress.accept(new ScoreProgress(8, 8, scores, "They can't be kept."));
        assertInstanceOf(ScoreState.There.class, model.scoreState().get());
        assertEquals("They can't be kept.", session.problem().get().sentence());
    }

    @Test
    void whatAnotherWindowComputedIsFound() {
        given.known = Optional.of(scores);
        assertInstanceOf(ScoreState.Missing.class, model.scoreState().get());
        model.picture().set(DETECTED);
        assertFalse(model.scoresMissing().get());
    }
}
