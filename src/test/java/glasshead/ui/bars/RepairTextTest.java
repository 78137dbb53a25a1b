package glasshead.ui.bars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.SelfRepair;
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

class RepairTextTest {

    private static final Head L2H5 = new Head(2, 5);
    private static final SelfRepair SHARED = new SelfRepair(List.of(Sample.L2H4), -4, -1.75, 0.5,
            new double[][] {{0, 0}, {0.25, -0.5}}, new double[] {0, 2});

    @Test
    void withoutAblationThereIsNothingToCompare() {
        assertTrue(RepairText.of(Sample.mary(), List.of()).isEmpty());
    }

    @Test
    void theSharesStandBySizeWithTheStrongestPartOfEach() {
        assertEquals("2.25 of it made up for, through MLP 1 +2.00, LayerNorm's scale +0.50, later heads −0.25 (L1H1 −0.50)",
                new RepairText("L2H4", SHARED, Double.NaN).explanation());
    }

    @Test
    void aShareThatThereIsNotIsNotNamed() {
        SelfRepair last = new SelfRepair(List.of(Sample.L2H4), -4, -3.5, 0.5, new double[][] {{0, 0}}, new double[0]);
        assertEquals("0.50 of it made up for, through LayerNorm's scale +0.50", new RepairText("L2H4", last, Double.NaN).explanation());
    }

    @Test
    void whatCameAsPredictedNeedsNoShares() {
        SelfRepair exact = new SelfRepair(List.of(Sample.L2H4), -4, -4.001, 0.5, new double[][] {{-0.501}}, new double[0]);
        assertEquals("as predicted", new RepairText("L2H4", exact, Double.NaN).explanation());
    }

    @Test
    void severalHeadsAreComparedTogetherUnlessOneIsLocked() {
        Findings found = Sample.ablated(Sample.L2H4, L2H5);
        RepairText together = of(found).orElseThrow();
        assertEquals("L2H4 + L2H5 together", together.subject());
        assertEquals(-6.776 + 5.52, together.repair().predicted(), 1e-9);
        // -4.72 + 0.8 * 5.52
        assertTrue(together.explanation().endsWith(". One by one they would add up to −0.30"), together.explanation());
        RepairText locked = of(found, Sample.L2H4).orElseThrow();
        assertEquals("L2H4 alone", locked.subject());
        assertEquals(-4.72, locked.repair().actual(), 1e-9);
        assertEquals("2.06 of it made up for, through LayerNorm's scale +2.06", locked.explanation());
    }

    @Test
    void theOnlyAblatedHeadIsNotSaidToBeAlone() {
        assertEquals("L2H4", of(Sample.ablated(Sample.L2H4), Sample.L2H4).orElseThrow().subject());
    }

    @Test
    void besideOtherInterventionsOnlyALockedHeadHasAPrediction() {
        Intervention mlp = new Intervention(Where.layer(Site.MLP_OUT, 1), Positions.ALL, Action.Set.ZERO);
        Experiment both = Sample.MARY.plus(mlp).plus(Intervention.zero(Sample.L2H4));
        Findings found = new Sample(4, 6, 15, both).findings();
        assertFalse(of(found).isPresent());
        assertEquals("L2H4 alone", of(found, Sample.L2H4).orElseThrow().subject());
    }

    private static Optional<RepairText> of(Findings found, Head... focused) {
        return RepairText.of(found, List.of(focused));
    }
}
