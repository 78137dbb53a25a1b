package glasshead.ui.bars;

import glasshead.analysis.LogitAttribution;
import glasshead.engine.Findings;
import glasshead.experiment.Intervention;
import glasshead.experiment.Texts;
import glasshead.ui.format.Numbers;
import glasshead.ui.panel.DataTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The words around the bars.
final class BarsTexts {

    private BarsTexts() {}

    static String title(@Nullable Findings found, @Nullable Breakdown breakdown) {
        return breakdown != null && breakdown.set() != null ? title(null) : title(found);
    }

    static String title(@Nullable Findings found) {
        if (found == null || found.contrast().isEmpty()) {
            return "What pushes the answer";
        }
        int[] answers = found.contrast().answers();
        int[] distractors = found.contrast().distractors();
        if (answers.length == 0) {
            return "What pushes against " + named(found, distractors);
        }
        return "What pushes " + named(found, answers) + (distractors.length == 0 ? "" : " over " + named(found, distractors));
    }

    /// `·Mary`, with `+2` when two more stand beside it.
    static String named(Findings found, int[] ids) {
        return found.model().vocabulary().label(ids[0]) + (ids.length > 1 ? " +" + (ids.length - 1) : "");
    }

    static String legend(@Nullable Findings found, @Nullable Breakdown breakdown) {
        if (breakdown != null && breakdown.set() != null) {
            return "mean ± standard error, logits" + (breakdown.hasTaken() ? " · ◇ ablation takes away" : "");
        }
        return found == null || found.contrast().isEmpty() ? ""
                : "direct attribution in logits, read at position " + found.contrast().position();
    }

    static String sum(Breakdown breakdown, boolean ablated) {
        if (breakdown.set() != null) {
            return breakdown.bars().size() + " parts sum to " + Numbers.signed(breakdown.before().sum()) + (ablated ? " → " + Numbers
                    .signed(breakdown.after().sum()) : "") + " in the mean · largest remainder " + Numbers.plain(breakdown.remainder(), 4);
        }
        String parts = breakdown.bars().size() + " parts sum to " + Numbers.signed(breakdown.before().sum())
                + (ablated ? " → " + Numbers.signed(breakdown.after().sum()) : "");
        if (!breakdown.after().addsUp() && !breakdown.writers().isEmpty()) {
            parts += ", and what is put in at " + String.join(", ", breakdown.writers()) + " adds " + Numbers.signed(breakdown.written());
        }
        String remainder = Numbers.plain(breakdown.remainder(), 4);
        return breakdown.addsUp() ? parts + " · remainder " + remainder
                : parts + ", but the logit difference is " + Numbers.signed(breakdown.after().logitDifference(), 4)
                        + ": the bars miss " + remainder + " of it";
    }

    /// What the active interventions did together, if there are any, for those that no bar predicts.
    static @Nullable String effect(@Nullable Findings found) {
        if (found == null || found.contrast().isEmpty() || !found.hasAblation()) {
            return null;
        }
        List<Intervention> active = found.experiment().active();
        double change = found.ablated().get(LogitAttribution.ANALYSIS).logitDifference()
                - found.baseline().get(LogitAttribution.ANALYSIS).logitDifference();
        String subject = active.size() == 1 ? active.getFirst().place() + " (" + active.getFirst().action().label() + ")"
                : "All " + active.size() + " interventions together";
        return subject + ": " + Numbers.signed(change) + ". Bars predict only what ablating heads does.";
    }

    /// What a screen reader says for a row.
    static String spoken(Bar bar) {
        return bar.part().label() + (bar.ablated() ? ", ablated, " : ", ") + Numbers.signed(bar.before())
                + (bar.change() == 0 ? "" : " before, " + Numbers.signed(bar.after()) + " after")
                + (Double.isNaN(bar.error()) ? "" : " ± " + Numbers.plain(bar.error(), 2))
                + (Double.isNaN(bar.takes()) ? "" : ", ablation takes away " + Numbers.signed(bar.takes()));
    }

    static DataTable table(BarsViewModel model) {
        Findings found = model.findings();
        Breakdown breakdown = model.breakdown().get();
        if (breakdown != null && breakdown.set() != null) {
            return new DataTable(title(null) + ", " + breakdown.set().set().name(), List.of("part", "before", "after", "standard error",
                    "ablation takes away"), model.rows().stream().map(bar -> List.of(bar.part().label(), exact(bar.before()), exact(bar
                            .after()), Double.isNaN(bar.error()) ? "" : exact(bar.error()), Double.isNaN(bar.takes()) ? "" : exact(bar
                                    .takes()))).toList());
        }
        boolean ablated = found != null && found.hasAblation();
        List<String> columns = ablated ? List.of("part", "before", "after", "change", "ablated") : List.of("part", "logits");
        return new DataTable(title(found), columns, model.rows().stream().map(bar -> ablated
                ? List.of(bar.part().label(), exact(bar.before()), exact(bar.after()), exact(bar.change()), bar.ablated() ? "yes" : "")
                : List.of(bar.part().label(), exact(bar.before()))).toList());
    }

    /// For spreadsheets: a hyphen as minus sign.
    private static String exact(double value) {
        return Texts.format("%.6f", value);
    }
}
