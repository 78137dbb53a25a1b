package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.Predictions;
import glasshead.experiment.Action;
import glasshead.experiment.BadIntervention;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.experiment.Prompt;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Which interventions don't fit, and what a second prompt of another length allows.
class BadLinesTest {

    private static final Experiment IOI = TinyEnglish.experiment("ioi");
    private static final Experiment UNEQUAL = IOI.withOther(new Prompt.Text("When Lisa and Tom went"));

    private static InferenceEngine engine;

    @BeforeAll
    static void open() {
        engine = TinyEnglish.engine();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static Findings run(Experiment experiment) {
        return engine.run(experiment, List.of(Predictions.ANALYSIS), () -> false);
    }

    @Test
    void saysWhichLinesOfTheListCanNotBeMade() {
        Experiment experiment = IOI.plus(Intervention.zero(new Head(9, 0)).enabled(false)).plus(Intervention.zero(new Head(2, 4)))
                .plus(Intervention.zero(new Head(1, 17))).plus(Intervention.zero(new Head(2, 3)).at(Positions.of(60)));
        BadIntervention failure = assertThrows(BadIntervention.class, () -> run(experiment));
        assertEquals(Set.of(2, 3), failure.lines().keySet());
        assertEquals("There is no head 17; the model has 6, counted from 0.", failure.getMessage());
        assertTrue(failure.lines().get(3).startsWith("Position 60 is outside the prompt"));
    }

    @Test
    void oneOfTwoEqualLinesIsNotTakenForTheOther() {
        Intervention twice = Intervention.zero(new Head(1, 17));
        BadIntervention failure = assertThrows(BadIntervention.class, () -> run(IOI.plus(twice.enabled(false)).plus(twice).plus(twice)));
        assertEquals(1, failure.lines().firstKey());
    }

    @Test
    void unequalPromptsNeedPositions() {
        Intervention everywhere = new Intervention(Where.layer(Site.RESID_PRE, 1), Positions.ALL, new Action.CopyOther());
        BadIntervention failure = assertThrows(BadIntervention.class, () -> run(UNEQUAL.plus(everywhere)));
        assertTrue(failure.lines().get(0).startsWith("The second prompt has 6 tokens and this one 15"), failure::getMessage);
        assertTrue(run(UNEQUAL.plus(everywhere.at(Positions.of(10)).doing(new Action.CopyOther(Positions.of(4))))).hasAblation());
    }

    @Test
    void positionsArePairedInTheOrderGiven() {
        Where where = Where.layer(Site.RESID_PRE, 1);
        Experiment crossed = UNEQUAL.plus(new Intervention(where, Positions.of(10, 2), new Action.CopyOther(Positions.of(4, 4))))
                .plus(new Intervention(Where.layer(Site.RESID_PRE, 2), Positions.of(Positions.END, 4), new Action.CopyOther(Positions.of(1,
                        3))));
        Experiment apart = UNEQUAL.plus(new Intervention(where, Positions.of(2), new Action.CopyOther(Positions.of(4))))
                .plus(new Intervention(where, Positions.of(10), new Action.CopyOther(Positions.of(4))))
                .plus(new Intervention(Where.layer(Site.RESID_PRE, 2), Positions.of(4), new Action.CopyOther(Positions.of(3))))
                .plus(new Intervention(Where.layer(Site.RESID_PRE, 2), Positions.of(Positions.END), new Action.CopyOther(Positions.of(1))));
        assertArrayEquals(logits(apart), logits(crossed), 1e-5f);
    }

    private static float[] logits(Experiment experiment) {
        return run(experiment).ablated().get(Predictions.ANALYSIS).logits();
    }
}
