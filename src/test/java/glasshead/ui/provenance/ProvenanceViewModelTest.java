package glasshead.ui.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.engine.Findings;
import glasshead.engine.ModelInfo;
import glasshead.experiment.Contrast;
import glasshead.experiment.Head;
import glasshead.session.Session;
import glasshead.ui.format.GivenRuns;
import glasshead.ui.format.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProvenanceViewModelTest {

    private final Session session = GivenRuns.session(4, 6, 15);
    private final ProvenanceViewModel model = new ProvenanceViewModel(session);

    @Test
    void aHeadNamesItsSiteFormulaAndRun() {
        session.selection().hovered().set(Sample.L2H4);
        assertEquals("L2H4 → +6.78", model.shown().get().title());
        assertEquals("blocks.2.attn.hook_z[4] @14", fact("site"));
        assertEquals("z W_O · (w[·Mary] − w[·John]) / σ_final", fact("value"));
        assertEquals("ln_final.hook_scale @14, frozen at this run", fact("σ"));
        assertEquals("LayerNorm folded, centred · BOS on", fact("weights"));
        assertEquals("baseline", fact("run"));
        assertEquals("[pos 15, head 6, d_head 16]", fact("shape"));
    }

    @Test
    void anAblatedRunIsNamed() {
        session.selection().click(Sample.L2H4);
        session.change(experiment -> experiment.toggled(Sample.L2H4));
        assertEquals("L2H4: +6.78 → 0.00", model.shown().get().title());
        assertEquals("baseline → with 1 intervention (L2H4: zero)", fact("run"));
    }

    @Test
    void rawWeightsKeepTheLayerNorm() {
        session.change(experiment -> experiment.withOptions(experiment.options().withRawWeights(true)));
        session.selection().click(Sample.L2H4);
        assertEquals("raw, as in the file · BOS on", fact("weights"));
        assertTrue(fact("value").startsWith("γ (z W_O − mean)"));
    }

    @Test
    void aModelWithoutLayerNormHasNoScale() {
        Findings usual = session.findings().get();
        ModelInfo with = usual.model();
        ModelInfo without = new ModelInfo(with.name(), with.layers(), with.heads(), with.dModel(), with.dHead(), with.dMlp(), with
                .context(), with.parameters(),
                with.hasBos(), with.hasText(), false, with.vocabulary(), with.example(), with.references(), with.card(), null, List.of());
        Provenance head = Explanation.heads(new Findings(usual.experiment(), without, usual.tokens(), usual.otherTokens(), usual.contrast(),
                usual.warnings(),
                usual.baseline(), usual.ablated(), usual.lineEffects(), usual.repairs(), usual.cost()), List.of(Sample.L2H4));
        assertEquals("z W_O · (w[·Mary] − w[·John])", line(head, "value"));
        assertEquals("no LayerNorm, unembedding centred · BOS on", line(head, "weights"));
        assertNull(line(head, "σ"));
    }

    @Test
    void severalHeadsAreSummed() {
        session.selection().lock(List.of(new Head(2, 3), new Head(2, 4)));
        assertEquals("2 heads, sum → +10.54", model.shown().get().title()); // 3.759 + 6.776 = 10.535
        assertEquals("blocks.2.attn.hook_z[3], blocks.2.attn.hook_z[4] @14", fact("site"));
    }

    @Test
    void whatAPanelAsksForGoesFirst() {
        session.selection().click(Sample.L2H4);
        model.explained().set(new Provenance("a cell", List.of()));
        assertEquals("a cell", model.shown().get().title());
        model.explained().set(null);
        assertEquals("L2H4 → +6.78", model.shown().get().title());
    }

    @Test
    void withoutContrastItSaysWhatToDo() {
        session.change(experiment -> experiment.withContrast(new Contrast(List.of(), List.of(), Contrast.LAST)));
        assertNull(model.shown().get());
        assertFalse(model.waiting().get().isEmpty());
    }

    private String fact(String key) {
        return line(model.shown().get(), key);
    }

    /// Null when there is none.
    private static String line(Provenance of, String key) {
        return of.lines().stream().filter(line -> line.key().equals(key)).map(Provenance.Line::value).findFirst().orElse(null);
    }
}
