package glasshead.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.analysis.LogitAttribution;
import glasshead.analysis.Predictions;
import glasshead.checkpoint.SafetensorsWriter.Tensor;
import glasshead.experiment.Action;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.MapKind;
import glasshead.experiment.Positions;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What must hold whatever the numbers are.
class IdentitiesTest {

    private static InferenceEngine engine;
    private static final Experiment IOI = TinyEnglish.experiment("ioi");

    @BeforeAll
    static void open() {
        engine = TinyEnglish.engine();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static Map<String, Tensor> activations(Experiment experiment) {
        return engine.answer(new Question.Activations(experiment, List.of()), () -> false);
    }

    private static Findings run(Experiment experiment) {
        return engine.run(experiment, List.of(Predictions.ANALYSIS, LogitAttribution.ANALYSIS), () -> false);
    }

    @Test
    void partsSumToTheLogitDifferenceWithAndWithoutInterventions() {
        Experiment ablated = IOI.plus(Intervention.zero(new Head(2, 4)))
                .plus(new Intervention(Where.layer(Site.MLP_OUT, 1), Positions.of(3, Positions.END), new Action.Mean(false)))
                .plus(new Intervention(Where.layer(Site.EMBED, 0), Positions.of(10), new Action.CopyOther()));
        for (boolean raw : List.of(false, true)) {
            Findings findings = run(ablated.withOptions(ablated.options().withRawWeights(raw)));
            for (Results results : List.of(findings.baseline(), findings.ablated())) {
                LogitAttribution parts = results.get(LogitAttribution.ANALYSIS);
                assertEquals(parts.logitDifference(), parts.sum(), 2e-4);
                assertTrue(parts.addsUp());
            }
        }
    }

    @Test
    void headResultsAndOutputBiasAreTheAttentionOutput() {
        Map<String, Tensor> got = activations(IOI);
        float[] withoutHeads = activations(IOI.plus(new Intervention(Where.layer(Site.Z, 2), Positions.ALL, Action.Set.ZERO))).get(
                "blocks.2.hook_attn_out").data();
        float[] results = got.get("blocks.2.attn.hook_result").data();
        float[] out = got.get("blocks.2.hook_attn_out").data();
        int width = 192;
        for (int i = 0; i < out.length; i++) {
            double sum = withoutHeads[i];
            for (int head = 0; head < 6; head++) {
                sum += results[(i / width * 6 + head) * width + i % width];
            }
            assertEquals(out[i], sum, 1e-4);
        }
    }

    @Test
    void ablatingNothingChangesNothing() {
        Findings switchedOff = run(IOI.plus(Intervention.zero(new Head(2, 4)).enabled(false)));
        assertSame(switchedOff.baseline(), switchedOff.ablated());
        assertUnchanged(new Action.Scale(1), Where.z(new Head(1, 2)));
        assertUnchanged(new Action.Freeze(), Where.layer(Site.RESID_MID, 1));
        assertUnchanged(new Action.AddDifference(0, false), Where.layer(Site.RESID_PRE, 2));
        assertUnchanged(new Action.AddDifference(0, true), Where.layer(Site.RESID_PRE, 2));
    }

    @Test
    void resamplingFromTheSamePromptChangesNothing() {
        Experiment same = IOI.withOther(IOI.prompt());
        for (Site site : List.of(Site.Z, Site.Q, Site.PATTERN, Site.RESID_PRE, Site.MLP_OUT)) {
            assertUnchanged(same, new Action.CopyOther(), Where.layer(site, 2));
        }
    }

    /// x - (x - y) = y at each position.
    @Test
    void theDifferencePerPositionTakenAwayOnceIsTheResample() {
        for (Site site : List.of(Site.EMBED, Site.Z, Site.Q, Site.RESID_MID, Site.MLP_POST)) {
            for (Positions positions : List.of(Positions.ALL, Positions.of(10), Positions.of(3, Positions.END))) {
                Intervention resample = new Intervention(Where.layer(site, site.perLayer() ? 1 : 0), positions, new Action.CopyOther());
                float[] resampled = run(IOI.plus(resample)).ablated().get(Predictions.ANALYSIS).logits();
                float[] added = run(IOI.plus(resample.doing(new Action.AddDifference(-1, true)))).ablated().get(Predictions.ANALYSIS)
                        .logits();
                assertArrayEquals(resampled, added, 1e-3f, site + " at " + positions);
            }
        }
    }

    private static void assertUnchanged(Action action, Where where) {
        assertUnchanged(IOI, action, where);
    }

    private static void assertUnchanged(Experiment experiment, Action action, Where where) {
        Findings findings = run(experiment.plus(new Intervention(where, Positions.ALL, action)));
        assertTrue(findings.hasAblation());
        assertArrayEquals(findings.baseline().get(Predictions.ANALYSIS).logits(), findings.ablated().get(Predictions.ANALYSIS).logits(),
                1e-5f, where.label());
    }

    @Test
    void patchingEverythingAtOneLayerGivesTheOtherRun() {
        float[] other = run(IOI.withPrompt(IOI.other())).baseline().get(Predictions.ANALYSIS).logits();
        for (int layer = 0; layer < 4; layer++) {
            Findings patched = run(IOI.plus(new Intervention(Where.layer(Site.RESID_PRE, layer), Positions.ALL, new Action.CopyOther())));
            assertArrayEquals(other, patched.ablated().get(Predictions.ANALYSIS).logits(), 1e-4f);
        }
    }

    @Test
    void theSameRunTwiceGivesTheSameBits() {
        Experiment ablated = IOI.plus(Intervention.zero(new Head(1, 1)));
        float[] once = run(ablated).ablated().get(Predictions.ANALYSIS).logits();
        try (InferenceEngine fresh = TinyEnglish.engine()) {
            Findings again = fresh.run(ablated, List.of(Predictions.ANALYSIS), () -> false);
            assertArrayEquals(once, again.ablated().get(Predictions.ANALYSIS).logits());
        }
    }

    @Test
    void cuttingAllEdgesButOneLeavesTheWeightOnThatOne() {
        Where pattern = Where.head(Site.PATTERN, new Head(2, 4));
        Positions others = new Positions(List.of(0, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14));
        Experiment cut = IOI.plus(new Intervention(pattern, Positions.ALL, new Action.Cut(Positions.of(Positions.END), others, true)));
        float[] weights = activations(cut).get("blocks.2.attn.hook_pattern").data();
        assertEquals(1, weights[(4 * 15 + 14) * 15 + 2], 1e-6);
    }

    @Test
    void aChangeReachesNothingBeforeIt() {
        Map<String, Tensor> before = activations(IOI);
        Map<String, Tensor> after = activations(IOI.plus(new Intervention(Where.layer(Site.RESID_PRE, 2), Positions.of(10),
                Action.Set.ZERO)));
        assertArrayEquals(before.get("blocks.1.hook_resid_post").data(), after.get("blocks.1.hook_resid_post").data());
        float[] was = before.get("blocks.3.hook_resid_post").data();
        float[] is = after.get("blocks.3.hook_resid_post").data();
        for (int i = 0; i < 10 * 192; i++) {
            assertEquals(was[i], is[i]);
        }
        assertTrue(Math.abs(was[14 * 192] - is[14 * 192]) > 1e-6);
    }

    @Test
    void patchingBetweenEqualPromptsIsKnownWithoutARun() {
        List<EffectMap> onTheWay = new ArrayList<>();
        EffectMap map = engine.answer(new Question.Map(IOI.withOther(IOI.prompt()), MapKind.PATCH_RESID_PRE, false), onTheWay::add,
                () -> false);
        assertEquals(List.of(), onTheWay);
        assertTrue(map.complete());
        for (double value : map.values()) {
            assertEquals(map.base(), value);
        }
    }

    /// With everything after it held, an ablation changes nothing but what reads it directly: the logits move by its direct attribution.
    @Test
    void withAllLaterPartsFrozenOnlyTheDirectPathIsLeft() {
        Experiment ablated = IOI.plus(Intervention.zero(new Head(1, 4)));
        for (int layer = 1; layer < 4; layer++) {
            ablated = ablated.plus(new Intervention(Where.layer(Site.MLP_OUT, layer), Positions.ALL, new Action.Freeze()));
            if (layer > 1) {
                ablated = ablated.plus(new Intervention(Where.layer(Site.ATTN_OUT, layer), Positions.ALL, new Action.Freeze()));
            }
        }
        Map<String, Tensor> before = activations(IOI);
        Map<String, Tensor> after = activations(ablated);
        assertArrayEquals(before.get("blocks.3.hook_mlp_out").data(), after.get("blocks.3.hook_mlp_out").data());
        float[] result = before.get("blocks.1.attn.hook_result").data();
        for (int i = 0; i < 192; i++) {
            double moved = after.get("blocks.3.hook_resid_post").data()[14 * 192 + i] - before.get("blocks.3.hook_resid_post").data()[14
                    * 192 + i];
            assertEquals(-result[(14 * 6 + 4) * 192 + i], moved, 1e-4);
        }
    }

    /// z reaches the next block's input through one linear map, so patches at single positions add up.
    @Test
    void patchesOfOneHeadAtSinglePositionsSumToThePatchAtAll() {
        Where where = Where.z(new Head(1, 2));
        String next = "blocks.1.hook_attn_out";
        float[] base = activations(IOI).get(next).data();
        float[] whole = activations(IOI.plus(new Intervention(where, Positions.ALL, new Action.CopyOther()))).get(next).data();
        double[] sum = new double[base.length];
        for (int position = 0; position < 15; position++) {
            float[] one = activations(IOI.plus(new Intervention(where, Positions.of(position), new Action.CopyOther()))).get(next).data();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += one[i] - base[i];
            }
        }
        for (int i = 0; i < sum.length; i++) {
            assertEquals(whole[i] - base[i], sum[i], 1e-4);
        }
    }
}
