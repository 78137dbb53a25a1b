package glasshead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.engine.CircuitFindings;
import glasshead.engine.CircuitStability;
import glasshead.experiment.Choices;
import glasshead.experiment.Circuit;
import glasshead.experiment.Edge;
import glasshead.experiment.Head;
import glasshead.experiment.Metric;
import glasshead.experiment.Texts;
import java.io.PrintWriter;
import java.util.List;

/// What a circuit is worth, as JSON or to be read in a terminal.
record CircuitReport(CircuitFindings found) {

    /// `kept` or `heads`, `logitDifference`, `kl`, `faithfulness`, `perPrompt`, and what all and nothing kept come to.
    ObjectNode json(int circuit) {
        Circuit asked = found.question().circuits().get(circuit);
        ObjectNode json = about(found.model().name(), choices(asked));
        names(json, asked);
        figures(json, circuit);
        json.put("all", CircuitFindings.mean(found.all(), Metric.LOGIT_DIFFERENCE));
        json.put("none", CircuitFindings.mean(found.none(circuit), Metric.LOGIT_DIFFERENCE));
        json.put("noneIs", nothing(circuit));
        each(json.putArray("perPrompt"), found.perPrompt(circuit, Metric.LOGIT_DIFFERENCE));
        each(json.putArray("faithfulnessPerPrompt"), found.faithfulnessPerPrompt(circuit, Metric.LOGIT_DIFFERENCE));
        return json;
    }

    /// On what, with the choices that the figures depend on.
    static ObjectNode about(String model, Choices choices) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("model", model).put("set", choices.on().set().name()).put("replacement", choices.named().get("replacement"));
        ObjectNode named = json.putObject("choices");
        choices.named().forEach(named::put);
        return json;
    }

    private Choices choices(Circuit circuit) {
        return Choices.of(circuit, found.question().on(), Metric.LOGIT_DIFFERENCE);
    }

    /// How much the strongest edges depend on the prompts.
    static ObjectNode stability(ObjectNode json, CircuitStability stable) {
        return json.putObject("stability").put("jaccard", stable.overBootstrap().mean()).put("standardDeviation", stable.overBootstrap()
                .standardError() * Math.sqrt(stable.bootstrap().length)).put("halves", stable.overHalves().mean()).put("draws", stable
                        .bootstrap().length).put("seed", stable.seed());
    }

    /// What is kept.
    static void names(ObjectNode json, Circuit circuit) {
        List<?> kept = switch (circuit) {
            case Circuit.OfEdges edges -> edges.kept();
            case Circuit.OfHeads heads -> heads.kept();
        };
        ArrayNode names = json.putArray(circuit instanceof Circuit.OfHeads ? "heads" : "kept");
        kept.forEach(each -> names.add(each.toString()));
    }

    /// In the mean over the prompts.
    void figures(ObjectNode json, int circuit) {
        json.put("logitDifference", found.mean(circuit, Metric.LOGIT_DIFFERENCE)).put("kl", found.mean(circuit, Metric.KL));
        double faithfulness = found.faithfulness(circuit, Metric.LOGIT_DIFFERENCE);
        if (Double.isFinite(faithfulness)) {
            json.put("faithfulness", faithfulness);
        } else {
            json.putNull("faithfulness");
        }
    }

    /// What the zero of faithfulness is.
    private String nothing(int circuit) {
        return found.question().circuits().get(circuit) instanceof Circuit.OfHeads
                ? "no head kept: every head's z at its mean over the corrupted prompts" : "every edge cut";
    }

    static void each(ArrayNode list, double[] values) {
        for (double value : values) {
            if (Double.isFinite(value)) {
                list.add(value);
            } else {
                list.addNull();
            }
        }
    }

    void print(int circuit, PrintWriter out) {
        Circuit asked = found.question().circuits().get(circuit);
        List<String> names = switch (asked) {
            case Circuit.OfEdges edges -> edges.kept().stream().map(Edge::toString).toList();
            case Circuit.OfHeads heads -> heads.kept().stream().map(Head::toString).toList();
        };
        out.println(Texts.format("%s: %d kept · %s", found.model().title(), names.size(), choices(asked).title()));
        names.forEach(name -> out.println("  " + name));
        out.println(Texts.format("%nlogit difference %+.4f (whole model %+.4f, %s %+.4f), KL %.4f, faithfulness %.4f", found.mean(circuit,
                Metric.LOGIT_DIFFERENCE), CircuitFindings.mean(found.all(), Metric.LOGIT_DIFFERENCE), nothing(circuit), CircuitFindings
                        .mean(
                                found.none(circuit), Metric.LOGIT_DIFFERENCE), found.mean(circuit, Metric.KL), found.faithfulness(circuit,
                                        Metric.LOGIT_DIFFERENCE)));
    }
}
