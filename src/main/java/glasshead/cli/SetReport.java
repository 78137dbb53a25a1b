package glasshead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.analysis.Bootstrap;
import glasshead.analysis.LogitAttribution;
import glasshead.analysis.Spread;
import glasshead.engine.SetFindings;
import glasshead.engine.SetFindings.Condition;
import glasshead.engine.SetRow;
import glasshead.experiment.Head;
import glasshead.experiment.Metric;
import glasshead.experiment.Part;
import glasshead.experiment.Texts;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/// What was found on a set, as JSON or to be read in a terminal.
///
/// @param conditions names of what was changed, in the findings' order; the first one, if any, is `ablated`
/// @param seed       of the bootstrap intervals
record SetReport(SetFindings findings, List<String> conditions, long seed) {

    private static final int TOP = 16;

    /// Sentences about rows that are left out, or that may not mean what the user thinks.
    List<String> doubts() {
        List<String> doubts = new ArrayList<>();
        int unused = findings.rows().size() - findings.used();
        if (unused > 0) {
            SetRow first = findings.rows().stream().filter(row -> !row.usable()).findFirst().orElseThrow();
            doubts.add(unused + " of " + findings.rows().size() + " rows are left out; row " + (first.index() + 1) + ": " + first
                    .problem());
        }
        List<SetRow> warned = findings.rows().stream().filter(row -> !row.warnings().isEmpty()).toList();
        if (!warned.isEmpty()) {
            doubts.add(warned.size() + " rows may not mean what you think; row " + (warned.getFirst().index() + 1) + ": " + warned
                    .getFirst().warnings()
                    .getFirst());
        }
        for (int i = 0; i < conditions.size(); i++) {
            Condition condition = findings.changed().get(i);
            long left = findings.rows().stream().filter(row -> row.usable() && !condition.problems().get(row.index()).isEmpty()).count();
            if (left > 0) {
                doubts.add(conditions.get(i) + ": " + left + " rows are left out: " + condition.problems().stream().filter(
                        problem -> !problem.isEmpty())
                        .findFirst().orElseThrow());
            }
        }
        return doubts;
    }

    /// `prompts`, `baseline`, `corrupted` and what was changed, then example by example, and the attribution of the untouched runs.
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("set", findings.set().name()).put("model", findings.model().name()).put("prompts", findings.used());
        json.put("rows", findings.rows().size());
        json.set("baseline", figures(findings.baseline()));
        if (findings.corrupted() != null) {
            json.set("corrupted", figures(findings.corrupted()));
        }
        for (int i = 0; i < conditions.size(); i++) {
            Condition condition = findings.changed().get(i);
            ObjectNode figures = figures(condition);
            figures.set("change", changes(condition));
            json.set(conditions.get(i), figures);
        }
        each(json.putArray("perPrompt"), findings.baseline());
        if (!conditions.isEmpty()) {
            each(json.putArray("ablatedPerPrompt"), findings.changed().getFirst());
        }
        attribution(json);
        patterns(json);
        ArrayNode problems = json.putArray("leftOut");
        findings.rows().stream().filter(row -> !row.usable()).forEach(row -> problems.addObject().put("row", row.index()).put("problem", row
                .problem()));
        return json;
    }

    private void patterns(ObjectNode json) {
        if (!findings.question().patterns().isEmpty()) {
            SetPatternReport report = new SetPatternReport(findings.positions());
            report.positions(json.putArray("positions"));
            report.patterns(json.putObject("patterns"), findings.baseline());
            if (!conditions.isEmpty()) {
                report.patterns(json.putObject("ablatedPatterns"), findings.changed().getFirst());
            }
        }
    }

    private static ObjectNode figures(Condition condition) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Metric metric : Metric.values()) {
            Spread spread = Spread.of(condition.of(metric));
            if (metric.isShare()) {
                number(json, metric.key(), spread.mean());
            } else {
                json.set(metric.key(), spread(spread));
            }
        }
        return json;
    }

    /// What a condition does to each metric: paired differences.
    private ObjectNode changes(Condition condition) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Metric metric : Metric.values()) {
            double[] before = findings.baseline().of(metric);
            double[] after = condition.of(metric);
            ObjectNode change = spread(Spread.ofChange(before, after));
            double[] differences = new double[before.length];
            for (int row = 0; row < differences.length; row++) {
                differences[row] = after[row] - before[row];
            }
            Bootstrap interval = Bootstrap.of(differences, seed);
            number(change, "from", interval.from());
            number(change, "to", interval.to());
            change.put("seed", seed);
            json.set(metric.key(), change);
        }
        return json;
    }

    private static ObjectNode spread(Spread spread) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        number(json, "mean", spread.mean());
        number(json, "standardError", spread.standardError());
        return json;
    }

    private static void number(ObjectNode json, String key, double value) {
        if (Double.isNaN(value)) {
            json.putNull(key);
        } else {
            json.put(key, value);
        }
    }

    private static void each(ArrayNode list, Condition condition) {
        for (double value : condition.of(Metric.LOGIT_DIFFERENCE)) {
            if (Double.isNaN(value)) {
                list.addNull();
            } else {
                list.add(value);
            }
        }
    }

    private void attribution(ObjectNode json) {
        ArrayNode layers = json.putArray("attribution");
        for (int layer = 0; layer < findings.model().layers(); layer++) {
            ArrayNode heads = layers.addArray();
            for (int head = 0; head < findings.model().heads(); head++) {
                Head each = new Head(layer, head);
                heads.add(spread(share(parts -> parts.of(each))));
            }
        }
        ArrayNode mlps = json.putArray("mlps");
        for (int layer = 0; layer < findings.model().layers() && findings.model().dMlp() > 0; layer++) {
            int each = layer;
            mlps.add(spread(share(parts -> parts.mlps()[each])));
        }
    }

    private Spread share(ToDoubleFunction<LogitAttribution> part) {
        return Spread.of(findings.baseline().attribution().stream().filter(Objects::nonNull).mapToDouble(part).toArray());
    }

    void print(PrintWriter out) {
        out.println(Texts.format("%s on %s: %d of %d prompts", findings.model().title(), findings.set().name(), findings.used(), findings
                .rows().size()));
        out.println(Texts.format("%n%-32s %18s", "", "untouched") + (findings.corrupted() == null ? "" : Texts.format(" %18s", "corrupted"))
                + String.join("", conditions.stream().map(name -> Texts.format(" %18s", name)).toList()));
        for (Metric metric : Metric.values()) {
            StringBuilder line = new StringBuilder(Texts.format("%-32s %18s", metric.title(), words(metric, findings.baseline())));
            if (findings.corrupted() != null) {
                line.append(Texts.format(" %18s", words(metric, findings.corrupted())));
            }
            findings.changed().forEach(condition -> line.append(Texts.format(" %18s", words(metric, condition))));
            out.println(line);
        }
        List<Part> parts = findings.baseline().meanAttribution().stream().flatMap(mean -> mean.parts().stream()
                .sorted(Comparator.comparingDouble((Part part) -> -Math.abs(mean.of(part))))).toList();
        out.println(Texts.format("%ndirect attribution, logits (largest first)"));
        parts.subList(0, Math.min(TOP, parts.size())).forEach(part -> out.println(Texts.format("  %-10s %18s", part.label(), words(
                share(each -> each.of(part))))));
        new SetPatternReport(findings.positions()).print(out, findings.baseline());
        out.println(Texts.format("%n%.1f ms", findings.milliseconds()));
    }

    private static String words(Metric metric, Condition condition) {
        return words(metric, Spread.of(condition.of(metric)));
    }

    /// A mean with its standard error, a share in per cent.
    static String words(Metric metric, Spread spread) {
        return metric.isShare() && !Double.isNaN(spread.mean()) ? Texts.format("%.1f %%", 100 * spread.mean()) : words(spread);
    }

    private static String words(Spread spread) {
        return Double.isNaN(spread.mean()) ? "–" : Double.isNaN(spread.standardError()) ? Texts.format("%+.4f", spread.mean())
                : Texts.format("%+.4f ± %.4f", spread.mean(), spread.standardError());
    }
}
