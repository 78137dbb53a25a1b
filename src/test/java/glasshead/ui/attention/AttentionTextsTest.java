package glasshead.ui.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glasshead.engine.TokenRow;
import glasshead.experiment.Action;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import glasshead.experiment.Site;
import glasshead.experiment.Weighting;
import glasshead.experiment.Where;
import glasshead.experiment.view.AttentionPicture;
import glasshead.ui.heatmap.Pointed;
import glasshead.ui.heatmap.TipText;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttentionTextsTest {

    private static final Head HEAD = new Head(2, 4);
    private static final TokenRow TOKENS = new TokenRow(new int[] {0, 1, 2}, new String[] {"<|endoftext|>", "·a", "·b"}, true);

    @Test
    void legendsSayRangeUnitAndHowToRead() {
        assertEquals("attention, 0 to 1 · query rows (sum 1), key columns", legend(Weighting.ATTENTION, true, false,
                AttentionPicture.HEATMAP));
        assertEquals("strongest head · attention × |v W_O|, 0 to 0.32 · lines from query to key, the wider the more weighted attention",
                legend(Weighting.VALUE, false, false, AttentionPicture.ARCS));
        assertEquals(
                "logits, ±0.32: teal pushes the answer, orange the distractor, BOS left out · the stronger the colour, the more effect",
                legend(Weighting.LOGIT, true, true, AttentionPicture.TEXT));
    }

    @Test
    void severalHeadsAreNamed() {
        ShownAttention shown = shown(List.of(HEAD, new Head(3, 0)), Weighting.VALUE, true, false);
        assertEquals("mean of 2 heads", AttentionTexts.title(shown.heads()));
        assertEquals("L2H4, L3H0 · attention × |v W_O|, 0 to 0.32 · query rows, key columns", AttentionTexts.legend(shown,
                AttentionPicture.HEATMAP));
    }

    @Test
    void tipsNameQueryAndKeyAndColourSigns() {
        assertEquals(new TipText("·b (2) → BOS (0)", "+0.300 logits", "answer"), tip(Weighting.LOGIT, 2, 0));
        assertEquals(new TipText("·b (2) → ·a (1)", "−0.310 logits", "distractor"), tip(Weighting.LOGIT, 2, 1));
        assertEquals(new TipText("·a (1) → BOS (0)", "20.0 %", ""), tip(Weighting.ATTENTION, 1, 0));
    }

    @Test
    void aScreenReaderHearsTheRowThatMatters() {
        assertEquals("L2H4, attention, 0 to 1; ·b (2) attends most to ·b (2), 32.0 %", AttentionTexts.spoken(shown(List.of(HEAD),
                Weighting.ATTENTION, true, false)));
    }

    @Test
    void remarksNameEveryActiveInterventionOnTheHead() {
        Intervention mean = new Intervention(Where.z(HEAD), Positions.of(14), new Action.Mean(false));
        Intervention cut = new Intervention(Where.head(Site.PATTERN, HEAD), Positions.ALL, new Action.Cut(Positions.ALL, Positions.of(0),
                false));
        assertEquals("ablated: mean at 14, changed: pattern: cut all → 0",
                AttentionTexts.remark(List.of(HEAD), GivenRuns.EXPERIMENT.plus(mean).plus(cut)));
        assertEquals("", AttentionTexts.remark(List.of(HEAD), GivenRuns.EXPERIMENT.plus(mean.enabled(false))));
    }

    private static TipText tip(Weighting weighting, int query, int key) {
        return AttentionTexts.tip(shown(List.of(HEAD), weighting, true, false), new Pointed(query, key));
    }

    private static String legend(Weighting weighting, boolean chosen, boolean withoutFirst, AttentionPicture picture) {
        return AttentionTexts.legend(shown(List.of(HEAD), weighting, chosen, withoutFirst), picture);
    }

    private static ShownAttention shown(List<Head> heads, Weighting weighting, boolean chosen, boolean withoutFirst) {
        return ShownAttention.of(GivenAttention.map(3, heads, weighting), TOKENS, 2, chosen).hidingBos(withoutFirst);
    }
}
