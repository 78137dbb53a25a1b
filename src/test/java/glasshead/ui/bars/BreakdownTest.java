package glasshead.ui.bars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.LogitAttribution;
import glasshead.engine.Findings;
import glasshead.experiment.Action;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import glasshead.experiment.view.BarOrder;
import glasshead.ui.format.Numbers;
import glasshead.ui.format.Sample;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BreakdownTest {

    @Test
    void everyPartHasABarAndTheyAddUp() {
        Breakdown breakdown = Breakdown.of(Sample.mary());
        assertEquals(31, breakdown.bars().size());
        assertEquals(2.25, breakdown.bars().stream().mapToDouble(Bar::before).sum(), 0.01);
        assertTrue(breakdown.addsUp());
        assertEquals(-5.52, breakdown.low(), 1e-9);
        assertEquals(6.776, breakdown.high(), 1e-9);
    }

    @Test
    void aScaleReachesAsFarAsAnother() {
        Breakdown wide = Breakdown.of(Sample.mary());
        Breakdown narrow = new Breakdown(wide.bars().subList(0, 1), wide.before(), wide.after(), List.of(), null, -0.5, 9);
        assertEquals(List.of(-5.52, 9.0), List.of(narrow.reaching(wide).low(), narrow.reaching(wide).high()));
        assertEquals(narrow.bars(), narrow.reaching(wide).bars());
    }

    @Test
    void layerOrderIsThatOfTheForwardPass() {
        List<String> labels = labels(Breakdown.of(Sample.mary()), BarOrder.LAYER);
        assertEquals(List.of("embedding", "position", "L0H0"), labels.subList(0, 3));
        assertEquals(List.of("L0H5", "MLP 0", "L1H0"), labels.subList(7, 10));
        assertEquals("biases", labels.getLast());
    }

    @Test
    void sizeOrderKeepsItsPlacesWhenTheStrongestHeadIsAblated() {
        List<String> before = labels(Breakdown.of(Sample.mary()), BarOrder.SIZE);
        assertEquals(List.of("L2H4", "L2H5", "L2H3", "L2H0", "MLP 0"), before.subList(0, 5));
        assertEquals(before, labels(Breakdown.of(Sample.ablated(Sample.L2H4)), BarOrder.SIZE));
    }

    @Test
    void onlyAblatedHeadsAreMarked() {
        Findings found = Sample.ablated(Sample.L2H4, new Head(0, 1));
        assertEquals(List.of("L0H1", "L2H4"), Breakdown.of(found).bars().stream().filter(Bar::ablated).map(bar -> bar.part().label())
                .toList());
    }

    @Test
    void ablatedIsWhatWritesNothingOfItsOwn() {
        List<Intervention> lines = List.of(at(Where.layer(Site.MLP_OUT, 1), Action.Set.ZERO), at(Where.layer(Site.POS_EMBED, 0),
                new Action.CopyOther()),
                at(Where.layer(Site.Z, 3), Action.Set.ZERO).at(Positions.of(3)), at(Where.z(new Head(0, 2)), new Action.Scale(0.5)),
                at(Where.head(Site.PATTERN, Sample.L2H4), new Action.Freeze()), at(Where.layer(Site.MLP_OUT, 2), new Action.Freeze()));
        Findings found = new Sample(4, 6, 15, Sample.MARY.withInterventions(lines)).findings();
        assertEquals(List.of("position", "MLP 1", "L3H0", "L3H1", "L3H2", "L3H3", "L3H4", "L3H5"),
                Breakdown.of(found).bars().stream().filter(Bar::ablated).map(bar -> bar.part().label()).toList());
    }

    @Test
    void whatIsPutBetweenThePartsIsNamedInsteadOfMissed() {
        Findings found = new Sample(4, 6, 15, Sample.MARY.withInterventions(List.of(
                at(Where.layer(Site.RESID_MID, 1), new Action.AddDifference(1, false))))).findings();
        Breakdown breakdown = Breakdown.of(found);
        assertEquals(List.of("L1 resid_mid"), breakdown.writers());
        assertFalse(BarsTexts.sum(breakdown, true).contains("put in"), "nothing is missing that it would have to account for");
        LogitAttribution after = breakdown.after();
        LogitAttribution pushed = new LogitAttribution(after.embedding(), after.position(), after.heads(), after.mlps(), after
                .attentionBiases(),
                after.unembeddingBias(), after.biases(), after.scale(), after.sum(), after.sum() + 0.5, 0.5);
        Breakdown written = new Breakdown(breakdown.bars(), breakdown.before(), pushed, breakdown.writers(), null, breakdown.low(),
                breakdown
                        .high());
        assertTrue(written.addsUp());
        assertTrue(BarsTexts.sum(written, true).contains("what is put in at L1 resid_mid adds +0.50 · remainder 0.0000"), BarsTexts.sum(
                written, true));
        assertEquals("L1 resid_mid (+ 1.00 × difference of the last tokens): " + Numbers.signed(
                breakdown.after().logitDifference() - breakdown.before().logitDifference())
                + ". Bars predict only what ablating heads does.",
                BarsTexts.effect(found));
    }

    private static Intervention at(Where where, Action action) {
        return new Intervention(where, Positions.ALL, action);
    }

    @Test
    void barsLieInsideTheirColumnsAndShareTheAxis() {
        BarColumns columns = BarColumns.of(400, 13, 2, -5.52, 6.78);
        assertEquals(columns.left(), columns.start(-5.52), 1);
        assertEquals(columns.zero(), columns.start(3));
        assertTrue(columns.start(6.78) + columns.length(6.78) < columns.value(0));
        assertEquals(400, columns.value(1) + columns.valueWidth(), 1e-9);
        // without any number there is still an axis
        assertTrue(Stream.of(BarColumns.of(400, 13, 1, 0, 0)).allMatch(empty -> empty.zero() > empty.left() && empty.length(0) == 0));
    }

    private static List<String> labels(Breakdown breakdown, BarOrder order) {
        return breakdown.sorted(order).stream().map(bar -> bar.part().label()).toList();
    }
}
