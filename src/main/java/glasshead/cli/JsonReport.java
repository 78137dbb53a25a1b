package glasshead.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.analysis.Analysis;
import glasshead.analysis.LogitAttribution;
import glasshead.analysis.NeuronAttribution;
import glasshead.analysis.Predictions;
import glasshead.analysis.lens.Lens;
import glasshead.analysis.lens.LensCell;
import glasshead.analysis.lens.LensReading;
import glasshead.analysis.lens.LensView;
import glasshead.engine.Findings;
import glasshead.engine.Results;
import glasshead.engine.TokenRow;
import glasshead.engine.Vocabulary;
import glasshead.json.Json;
import java.util.List;

/// Findings as JSON: the same numbers that the panels show.
public final class JsonReport {

    private static final LensReading LENS = new LensReading(new Lens.Logit(), false, LensReading.Span.AT_CONTRAST, 1);
    /// What the report reads.
    static final List<Analysis<?>> ANALYSES = List.of(LogitAttribution.ANALYSIS, Predictions.ANALYSIS, LENS, NeuronAttribution.ANALYSIS);

    private static final int TOP = 10;

    private final Findings findings;
    private final Vocabulary vocabulary;

    private JsonReport(Findings findings) {
        this.findings = findings;
        this.vocabulary = findings.model().vocabulary();
    }

    /// `tokens`, `baseline` and, where there are interventions, `ablated`, `kl` and `interventions` with the effect of each alone; where
    /// heads are ablated, what attribution predicted of them and what came, for all together and for each alone.
    public static ObjectNode of(Findings findings) {
        return new JsonReport(findings).all();
    }

    private ObjectNode all() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("model", findings.model().name());
        json.set("tokens", tokens(findings.tokens()));
        if (findings.otherTokens().length() > 0) {
            json.set("otherTokens", tokens(findings.otherTokens()));
        }
        json.put("position", findings.contrast().position());
        json.set("baseline", run(findings.baseline()));
        if (findings.hasAblation()) {
            json.set("ablated", run(findings.ablated()));
            json.put("kl", findings.baseline().get(Predictions.ANALYSIS).divergenceTo(findings.ablated().get(Predictions.ANALYSIS)));
        }
        json.set("interventions", interventions());
        if (!findings.repairs().together().heads().isEmpty()) {
            json.set("selfRepair", RepairJson.of(findings.repairs().together()));
        }
        if (!findings.repairs().alone().isEmpty()) {
            ArrayNode alone = json.putArray("selfRepairOfEachHeadAlone");
            findings.repairs().alone().forEach(repair -> alone.add(RepairJson.of(repair)));
        }
        ArrayNode notes = json.putArray("modelNotes");
        findings.model().notes().forEach(notes::add);
        ArrayNode warnings = json.putArray("warnings");
        findings.warnings().forEach(warnings::add);
        json.put("milliseconds", findings.cost().milliseconds());
        return json;
    }

    private ArrayNode tokens(TokenRow row) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int id : row.ids()) {
            list.addObject().put("token", vocabulary.text(id)).put("id", id);
        }
        return list;
    }

    private JsonNode interventions() {
        JsonNode lines = Json.tree(findings.experiment().interventions());
        for (int line = 0; line < lines.size(); line++) {
            double effect = findings.lineEffects().get(line);
            if (!Double.isNaN(effect)) {
                ((ObjectNode) lines.get(line)).put("effect", effect);
            }
        }
        return lines;
    }

    private ObjectNode run(Results results) {
        Predictions predictions = results.get(Predictions.ANALYSIS);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (!findings.contrast().isEmpty()) {
            json.put("logitDifference", predictions.logitDifference());
        }
        json.set("top", candidates(predictions.top().subList(0, Math.min(TOP, predictions.top().size())), false));
        json.set("answers", candidates(predictions.answers(), true));
        json.set("distractors", candidates(predictions.distractors(), true));
        if (!findings.contrast().isEmpty()) {
            json.set("attribution", attribution(results.get(LogitAttribution.ANALYSIS)));
            json.set("neurons", neurons(results.get(NeuronAttribution.ANALYSIS)));
            json.set("logitLens", lens(results.get(LENS)));
        }
        return json;
    }

    private ArrayNode candidates(List<Predictions.Candidate> candidates, boolean ranked) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Predictions.Candidate candidate : candidates) {
            ObjectNode one = list.addObject().put("token", vocabulary.text(candidate.id())).put("id", candidate.id())
                    .put("logit", candidate.logit()).put("probability", candidate.probability());
            if (ranked) {
                one.put("rank", candidate.rank());
            }
        }
        return list;
    }

    /// The strongest of each layer.
    private static ArrayNode neurons(NeuronAttribution attribution) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        attribution.strongest().forEach(layer -> layer.forEach(neuron -> list.addObject().put("layer", neuron.layer()).put("neuron", neuron
                .index()).put("value", neuron.value())));
        return list;
    }

    /// Before each block, and after the last.
    private ArrayNode lens(LensView lens) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int place = 0; place < lens.places().size(); place++) {
            LensCell cell = lens.cells()[place][0];
            list.addObject().put("layer", lens.places().get(place).layer()).put("top", vocabulary.text(cell.top().getFirst().id())).put(
                    "logitDifference", cell.logitDifference());
        }
        return list;
    }

    private static ObjectNode attribution(LogitAttribution attribution) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("embedding", attribution.embedding()).put("position", attribution.position());
        ArrayNode layers = json.putArray("heads");
        for (double[] heads : attribution.heads()) {
            add(layers.addArray(), heads);
        }
        add(json.putArray("mlps"), attribution.mlps());
        add(json.putArray("attentionBiases"), attribution.attentionBiases());
        json.put("unembeddingBias", attribution.unembeddingBias()).put("biases", attribution.biases());
        return json.put("sum", attribution.sum()).put("remainder", attribution.remainder());
    }

    private static void add(ArrayNode list, double[] numbers) {
        for (double number : numbers) {
            list.add(number);
        }
    }
}
