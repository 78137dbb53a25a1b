package glasshead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.analysis.NeuronReading;
import glasshead.analysis.TokenValue;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Vocabulary;
import glasshead.experiment.Neuron;
import glasshead.scan.ScanPlan;
import glasshead.script.PassportFacts;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/// The next tokens that neurons raise and lower most where they are active: their rows of W_out times W_U.
///
/// @param readings of the neurons of a scan
record NextTokens(Vocabulary vocabulary, Map<Neuron, NeuronReading> readings) {

    private static final int TOKENS = 10;
    /// Neurons that are multiplied by the unembedding at once: their logits are held until the largest are found.
    private static final int TOGETHER = 128;

    /// @param done gets how many neurons are done
    static NextTokens of(InferenceEngine engine, String model, ScanPlan plan, IntConsumer done) {
        Map<Neuron, NeuronReading> readings = new HashMap<>();
        for (int layer = 0; layer < plan.layers(); layer++) {
            List<Integer> neurons = Arrays.stream(plan.neurons().get(layer)).boxed().toList();
            for (int from = 0; from < neurons.size(); from += TOGETHER) {
                List<Integer> some = neurons.subList(from, Math.min(from + TOGETHER, neurons.size()));
                int of = layer;
                PassportFacts.readings(engine, model, new NeuronReading.Of(layer, some, TOKENS), () -> false).forEach(each -> readings.put(
                        new Neuron(of, each.neuron()), each));
                done.accept(readings.size());
            }
        }
        return new NextTokens(engine.model(model, false).vocabulary(), readings);
    }

    /// Adds `nextTokens` to what is said of a neuron.
    void write(ObjectNode to, Neuron neuron) {
        NeuronReading of = readings.get(neuron);
        if (of != null) {
            ObjectNode tokens = to.putObject("nextTokens");
            write(tokens.putArray("raised"), of.up());
            write(tokens.putArray("lowered"), of.down());
        }
    }

    private void write(ArrayNode to, List<TokenValue> tokens) {
        tokens.forEach(each -> to.addObject().put("token", vocabulary.text(each.id())).put("id", each.id()).put("logit", each.value()));
    }
}
