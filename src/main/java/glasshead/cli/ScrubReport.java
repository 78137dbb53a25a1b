package glasshead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.analysis.Spread;
import glasshead.checkpoint.Bytes;
import glasshead.engine.Question;
import glasshead.engine.ScrubCosts;
import glasshead.engine.ScrubFindings;
import glasshead.engine.ScrubFindings.Figure;
import glasshead.experiment.ScrubMetric;
import glasshead.experiment.Texts;
import glasshead.json.Json;
import java.io.PrintWriter;

/// What scrubbing found, as JSON or to be read in a terminal.
final class ScrubReport {

    private ScrubReport() {}

    static ObjectNode json(ScrubFindings found) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", found.question().hypothesis().name()).put("set", found.question().set().name()).put("model", found.model().name());
        json.put("keptBytes", found.kept()).put("prompts", found.question().set().size()).put("samples", found.samples()).put("seed", found
                .question().seed());
        for (Figure figure : found.figures()) {
            ObjectNode each = json.putObject(figure.metric().key());
            spread(each.putObject("model"), figure.model());
            spread(each.putObject("base"), figure.base());
            spread(each.putObject("scrubbed"), figure.scrubbed());
            number(each, "recovered", figure.recovered());
            if (found.samples() > 1) {
                number(each, "recoveredError", figure.recoveredError());
                number(each, "overSamples", figure.overSamples());
            }
            CircuitReport.each(each.putArray("perPrompt"), figure.scrubbed());
        }
        return json;
    }

    private static void spread(ObjectNode json, double[] values) {
        Spread spread = Spread.of(values);
        number(json, "mean", spread.mean());
        number(json, "standardError", spread.standardError());
    }

    static void number(ObjectNode json, String key, double value) {
        if (Double.isFinite(value)) {
            json.put(key, value);
        } else {
            json.putNull(key);
        }
    }

    static void print(ScrubFindings found, PrintWriter out) {
        out.println(Texts.format("%s: %s on %s, %d prompts, %d samples", found.question().hypothesis().name(), found.model().title(), found
                .question().set().name(), found.question().set().size(), found.samples()));
        out.println(Texts.format("%-18s %18s %18s %18s %17s", "", "model", "base", "scrubbed", "recovered"));
        for (Figure figure : found.figures()) {
            out.println(Texts.format("%-18s %18s %18s %18s %17s", figure.metric().key(), words(figure.model()), words(figure.base()), words(
                    figure
                            .scrubbed()), recovered(figure)));
        }
        out.println(Texts.format("%.1f ms, %s kept of the untouched runs", found.milliseconds(), Bytes.text(found.kept())));
    }

    private static String words(double[] values) {
        Spread spread = Spread.of(values);
        return Texts.format("%+.4f ± %.4f", spread.mean(), spread.standardError());
    }

    /// `88.1 ± 1.2 %`, the interval over samples.
    static String recovered(Figure figure) {
        double recovered = figure.recovered();
        return Double.isNaN(recovered) ? "–" : Double.isNaN(figure.recoveredError()) ? Texts.format("%.1f %%", 100 * recovered)
                : Texts.format("%.1f ± %.1f %%", 100 * recovered, 100 * figure.recoveredError());
    }

    static ObjectNode json(ScrubCosts found) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Question.OfScrub of = found.question().of();
        json.put("name", of.hypothesis().name()).put("set", of.set().name()).put("model", found.model().name());
        json.put("samples", of.samples()).put("seed", of.seed());
        ArrayNode parts = json.putArray("parts");
        for (ScrubCosts.Cost cost : found.ranked(found.question().metric())) {
            ObjectNode each = parts.addObject().put("kind", cost.part().kind().word()).put("part", cost.part().words());
            for (ScrubMetric metric : ScrubMetric.values()) {
                ObjectNode change = each.putObject(metric.key());
                number(change, "change", cost.change(metric).mean());
                number(change, "standardError", cost.change(metric).standardError());
                number(change, "cost", found.share(cost, metric));
            }
        }
        ScrubCosts.Proposal proposal = found.proposal();
        if (proposal != null) {
            json.putObject("proposal").put("words", proposal.words()).set("hypothesis", Json.tree(proposal.hypothesis()));
        }
        return json;
    }

    /// @param most lines
    static void print(ScrubCosts found, int most, PrintWriter out) {
        ScrubMetric metric = found.question().metric();
        Question.OfScrub of = found.question().of();
        out.println(Texts.format("%s: %s on %s, %d prompts, %d samples", of.hypothesis().name(), found.model().title(), of.set().name(), of
                .set().size(), of.samples()));
        out.println(Texts.format("%-11s %24s %12s  %s", "", metric.key(), "cost", "part"));
        found.ranked(metric).stream().limit(most).forEach(cost -> out.println(Texts.format("%-11s %24s %12s  %s", cost.part().kind()
                .word(), Texts.format("%+.4f ± %.4f", cost.change(metric).mean(), cost.change(metric).standardError()),
                Double.isNaN(found.share(cost, metric)) ? "–" : Texts.format("%.1f points", 100 * found.share(cost, metric)), cost.part()
                        .words())));
        ScrubCosts.Proposal proposal = found.proposal();
        if (proposal != null) {
            out.println(Texts.format("proposed: %s; the tree then recovers %.1f %%", proposal.words(), 100 * proposal.recovered(metric)));
        }
        out.println(Texts.format("%.1f ms", found.milliseconds()));
    }
}
