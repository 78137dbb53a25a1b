package glasshead.ui.bars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.engine.Findings;
import glasshead.experiment.Action;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import glasshead.ui.format.Sample;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelfRepairTest {

    private static final Head L2H5 = new Head(2, 5);

    @Test
    void oneAblatedHeadIsComparedWithWhatItsBarPredicts() {
        SelfRepair repair = of(Sample.ablated(Sample.L2H4)).orElseThrow();
        assertEquals(-6.776, repair.predicted(), 1e-9);
        assertEquals(-4.72, repair.actual(), 1e-9);
        assertEquals("L2H4", repair.subject());
        assertEquals("2.06 made up for by later parts (MLP 3 +1.39)", repair.explanation());
    }

    @Test
    void withoutAblationThereIsNothingToCompare() {
        assertTrue(of(Sample.mary()).isEmpty());
    }

    @Test
    void severalAreComparedTogetherUnlessOneIsLocked() {
        Findings found = Sample.ablated(Sample.L2H4, L2H5);
        SelfRepair together = of(found).orElseThrow();
        assertEquals("L2H4 + L2H5", together.subject());
        assertEquals(-6.776 + 5.52, together.predicted(), 1e-9);
        SelfRepair locked = of(found, Sample.L2H4).orElseThrow();
        assertEquals(List.of(Sample.L2H4), locked.heads());
        assertEquals(-4.72, locked.actual(), 1e-9);
        assertNull(locked.later()); // what changed later is the work of both
    }

    @Test
    void whereTheReadPositionIsSparedAttributionPredictsNothing() {
        Findings found = with(Intervention.zero(Sample.L2H4).at(Positions.of(3)));
        assertEquals(0, of(found).orElseThrow().predicted());
        assertEquals(-6.776, of(with(Intervention.zero(Sample.L2H4).at(Positions.of(Positions.END)))).orElseThrow().predicted(), 1e-9);
    }

    @Test
    void otherActionsPredictTheDifferenceToWhatTheyPutInPlace() {
        Findings found = with(Intervention.zero(Sample.L2H4).doing(new Action.Mean(false)));
        assertEquals(-0.7 * 6.776, of(found).orElseThrow().predicted(), 1e-9);
    }

    @Test
    void linesOnOtherThingsThanHeadsHaveNoPrediction() {
        assertTrue(of(with(new Intervention(Where.layer(Site.MLP_OUT, 1), Positions.ALL, Action.ZERO))).isEmpty());
    }

    private static Findings with(Intervention line) {
        Experiment experiment = Sample.MARY.plus(line);
        return new Sample(4, 6, 15, experiment).findings();
    }

    private static Optional<SelfRepair> of(Findings found, Head... focused) {
        return SelfRepair.of(found, Breakdown.of(found), List.of(focused));
    }
}
