package glasshead.cli;

import com.google.errorprone.annotations.FormatMethod;
import glasshead.analysis.LogitAttribution;
import glasshead.analysis.Predictions;
import glasshead.analysis.RepairVerdict;
import glasshead.analysis.SelfRepair;
import glasshead.engine.Findings;
import glasshead.engine.Repairs;
import glasshead.experiment.Head;
import glasshead.experiment.Intervention;
import glasshead.experiment.Part;
import glasshead.experiment.Texts;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;

/// Findings to be read in a terminal.
final class TextReport {

    private static final int TOP = 8;

    private final Findings findings;
    private final PrintWriter out;

    TextReport(Findings findings, PrintWriter out) {
        this.findings = findings;
        this.out = out;
    }

    void print() {
        line("%s, %d tokens: %s", findings.model().title(), findings.tokens().length(), String.join(" ", findings.tokens().labels()));
        if (!findings.contrast().isEmpty()) {
            difference();
            parts();
            predictedAndActual();
        }
        predictions();
        interventions();
        line("%n%.1f ms", findings.cost().milliseconds());
    }

    private void difference() {
        Predictions before = findings.baseline().get(Predictions.ANALYSIS);
        String after = findings.hasAblation()
                ? Texts.format(" -> %+.4f", findings.ablated().get(Predictions.ANALYSIS).logitDifference()) : "";
        line("%nlogit difference at position %d: %+.4f%s", findings.contrast().position(), before.logitDifference(), after);
        if (findings.hasAblation()) {
            line("KL divergence: %.4f nats", before.divergenceTo(findings.ablated().get(Predictions.ANALYSIS)));
        }
    }

    private void parts() {
        LogitAttribution before = findings.baseline().get(LogitAttribution.ANALYSIS);
        LogitAttribution after = findings.ablated().get(LogitAttribution.ANALYSIS);
        List<Part> parts = before.parts().stream().sorted(Comparator.comparingDouble((Part part) -> -Math.max(Math.abs(before.of(part)),
                Math.abs(after.of(part))))).toList();
        line("%ndirect attribution, logits (largest first; remainder %.1e)", after.remainder());
        for (Part part : parts.subList(0, Math.min(2 * TOP, parts.size()))) {
            if (findings.hasAblation()) {
                line("  %-10s %+9.4f  ->  %+9.4f", part.label(), before.of(part), after.of(part));
            } else {
                line("  %-10s %+9.4f", part.label(), before.of(part));
            }
        }
    }

    private void predictedAndActual() {
        SelfRepair together = findings.repairs().together();
        if (!findings.repairs().equals(Repairs.NONE)) {
            line("%nwhat attribution predicts of ablated heads, and what they do");
        }
        if (!together.heads().isEmpty()) {
            repair(together, together.heads().size() > 1 ? " together" : "");
        }
        for (SelfRepair alone : findings.repairs().alone()) {
            if (!alone.heads().equals(together.heads())) {
                repair(alone, " alone");
            }
        }
    }

    private void repair(SelfRepair repair, String how) {
        List<String> heads = repair.heads().stream().map(Head::toString).toList();
        line("  %s predicted %+.4f, actual %+.4f: %s", String.join(" + ", heads) + how, repair.predicted(), repair.actual(),
                RepairVerdict.of(repair).of(repair.gap()));
        for (SelfRepair.Share share : repair.shares()) {
            String strongest = share.parts().isEmpty() ? ""
                    : Texts.format("  (%s %+.4f)", share.parts().getFirst().name(), share.parts().getFirst().value());
            line("      %-18s %+9.4f%s", share.name(), share.value(), strongest);
        }
    }

    private void predictions() {
        Predictions before = findings.baseline().get(Predictions.ANALYSIS);
        Predictions after = findings.ablated().get(Predictions.ANALYSIS);
        line("%nnext token%s", findings.hasAblation() ? ", before and after" : "");
        for (Predictions.Candidate candidate : after.top().subList(0, Math.min(TOP, after.top().size()))) {
            Predictions.Candidate was = before.of(candidate.id());
            String now = findings.hasAblation() ? Texts.format("  ->  %8.4f  %6.2f %%", candidate.logit(), 100 * candidate.probability())
                    : "";
            line("  %-16s %8.4f  %6.2f %%%s", findings.model().vocabulary().label(candidate.id()), was.logit(), 100 * was.probability(),
                    now);
        }
    }

    private void interventions() {
        List<Intervention> lines = findings.experiment().interventions();
        for (int i = 0; i < lines.size(); i++) {
            double effect = findings.lineEffects().get(i);
            line("%n%s%s", lines.get(i), Double.isNaN(effect) ? " (off)" : Texts.format(", alone: %+.4f", effect));
        }
    }

    @FormatMethod
    private void line(String format, Object... values) {
        out.println(Texts.format(format, values));
    }
}
