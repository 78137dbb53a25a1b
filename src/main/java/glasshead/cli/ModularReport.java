package glasshead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.analysis.modular.AblatedAddition;
import glasshead.analysis.modular.FourierBasis;
import glasshead.analysis.modular.ModularAddition;
import glasshead.analysis.modular.PairScores;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Modular addition as JSON, or as lines to read in a terminal.
///
/// @param ablated if something is taken away
record ModularReport(ModularAddition whole, @Nullable AblatedAddition ablated) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /// Losses in nats; `null` where it is not known which pairs were trained on.
    ObjectNode json() {
        ObjectNode node = NODES.objectNode();
        node.put("prime", whole.prime());
        node.set("full", scores(whole.scores()));
        ArrayNode keys = node.putArray("keyFrequencies");
        for (int key : whole.keyFrequencies()) {
            ObjectNode each = keys.addObject().put("frequency", key).put("share", whole.waves().share(key)).put("answerShare", whole.waves()
                    .answerShare(key));
            each.set("without", scores(whole.without(key)));
        }
        node.set("restricted", scores(whole.restricted()));
        node.set("excluded", scores(whole.excluded()));
        node.set("frequencies", frequencies());
        ArrayNode neurons = node.putArray("neurons");
        for (int neuron = 0; neuron < whole.neurons().best().length; neuron++) {
            neurons.addObject().put("frequency", whole.neurons().best()[neuron]).put("explained", whole.neurons().explained()[neuron]);
        }
        if (ablated != null) {
            ObjectNode left = node.putObject("ablated").put("in", ablated.ablation().place().key()).put("ratio", ratio(ablated.scores()));
            ArrayNode removed = left.putArray("frequencies");
            ablated.ablation().frequencies().forEach(removed::add);
            left.set("scores", scores(ablated.scores()));
        }
        return node;
    }

    private ArrayNode frequencies() {
        ArrayNode list = NODES.arrayNode();
        int[] counts = whole.neurons().counts(whole.basis().frequencies());
        double[] norms = whole.embedding().norms();
        for (int frequency = 1; frequency <= whole.basis().frequencies(); frequency++) {
            list.addObject().put("frequency", frequency)
                    .put("embeddingCosine", norms[FourierBasis.cosine(frequency)]).put("embeddingSine", norms[FourierBasis.sine(frequency)])
                    .put("neurons", counts[frequency]).put("share", whole.waves().share(frequency)).put("answerShare", whole.waves()
                            .answerShare(frequency));
        }
        return list;
    }

    private static ObjectNode scores(PairScores scores) {
        ObjectNode node = NODES.objectNode();
        node.set("loss", mean(scores.loss()));
        node.set("accuracy", mean(scores.accuracy()));
        return node;
    }

    private static ObjectNode mean(PairScores.Mean mean) {
        ObjectNode node = NODES.objectNode();
        put(node, "all", mean.all());
        put(node, "trained", mean.trained());
        put(node, "heldOut", mean.heldOut());
        return node;
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isNaN(value)) {
            node.putNull(name); // JSON has no NaN
        } else {
            node.put(name, value);
        }
    }

    private double ratio(PairScores scores) {
        return scores.loss().all() / whole.scores().loss().all();
    }

    void print(PrintWriter out) {
        out.printf(Locale.ROOT, "addition modulo %d, %d pairs; loss in nats%n", whole.prime(), whole.task().pairs());
        out.printf(Locale.ROOT, "  %-28s %12s %12s %12s %10s %12s%n", "", "all pairs", "trained", "held out", "right", "times full");
        line(out, "whole model", whole.scores());
        line(out, "key frequencies alone", whole.restricted());
        line(out, "without key frequencies", whole.excluded());
        whole.withoutOne().forEach((key, scores) -> line(out, "without " + key, scores));
        if (ablated != null) {
            line(out, "without " + ablated.ablation().frequencies() + " in the " + ablated.ablation().place().key(), ablated.scores());
        }
        out.printf(Locale.ROOT, "key frequencies %s: %.1f %% of the logits' variance%n", whole.keyFrequencies(), 100 * whole.keyShare());
    }

    private void line(PrintWriter out, String name, PairScores scores) {
        out.printf(Locale.ROOT, "  %-28s %12.4g %12.4g %12.4g %8.2f %% %12.4g%n", name, scores.loss().all(), scores.loss().trained(), scores
                .loss().heldOut(),
                100 * scores.accuracy().all(), ratio(scores));
    }
}
