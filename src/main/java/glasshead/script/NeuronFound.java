package glasshead.script;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.analysis.NeuronReading;
import glasshead.analysis.TokenValue;
import glasshead.engine.Answers;
import glasshead.engine.ModelInfo;
import glasshead.engine.Question;
import glasshead.engine.ScanQuestion.AtTokens;
import glasshead.engine.TokenValues;
import glasshead.experiment.BadInput;
import glasshead.experiment.Neuron;
import glasshead.experiment.Prompt;
import glasshead.scan.Histogram;
import glasshead.scan.Occurrence;
import glasshead.scan.PartStatistics;
import glasshead.scan.Scan;
import glasshead.scan.TextWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// What a scan found of a neuron, with its values at every token of the examples, to be written in the layouts of other tools.
///
/// @param top     the neuron's values in the strongest examples
/// @param buckets the same of the random ones, by bucket
public record NeuronFound(ModelInfo model, Neuron neuron, PartStatistics statistics, NeuronReading reading, List<TokenValues> top,
        List<List<TokenValues>> buckets) {

    private static final int TOKENS = 10;

    /// @throws BadInput when the scan says nothing of the neuron
    public static NeuronFound of(Answers engine, String name, Neuron neuron, Scan scan, BooleanSupplier cancelled) {
        PartStatistics found = scan.neuron(neuron);
        if (found == null) {
            throw new BadInput("The scan says nothing of " + neuron + ": scan the corpus for it.");
        }
        ModelInfo model = engine.answer(new Question.AboutModel(name, false), cancelled);
        NeuronReading reading = PassportFacts.reading(engine, name, neuron, TOKENS, cancelled);
        List<List<TokenValues>> buckets = new ArrayList<>();
        for (List<Occurrence> bucket : found.buckets()) {
            buckets.add(engine.answer(new AtTokens(name, neuron, texts(scan, bucket)), cancelled));
        }
        return new NeuronFound(model, neuron, found, reading, engine.answer(new AtTokens(name, neuron, texts(scan, found.strongest())),
                cancelled), buckets);
    }

    private static List<AtTokens.Text> texts(Scan scan, List<Occurrence> examples) {
        List<AtTokens.Text> texts = new ArrayList<>();
        for (Occurrence each : examples) {
            TextWindow window = scan.window(each);
            if (window != null) {
                List<Integer> ids = IntStream.of(window.ids()).boxed().skip(scan.of().bos() ? 1 : 0).toList();
                texts.add(new AtTokens.Text(new Prompt.Tokens(ids), AtTokens.Text.EVERY));
            }
        }
        return texts;
    }

    /// As a feature that Neuronpedia gives and shows: a neuron is one of the set `neurons`, whose layer is its number. Heights and values
    /// of the histogram are parallel; the bars stand at the middles of its bins, without the two open ones.
    ///
    /// Source: github.com/hijohnnylin/neuronpedia, `apps/webapp/lib/db/neuron.ts` and the page of a feature.
    public ObjectNode neuronpedia() {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("modelId", model.name()).put("layer", String.valueOf(neuron.layer()))
                .put("index", String.valueOf(neuron.index())).put("sourceSetName", "neurons");
        node.put("maxActApprox", statistics.strongest().getFirst().value()).put("frac_nonzero", statistics.aboveZero());
        Histogram histogram = statistics.histogram();
        ArrayNode heights = node.putArray("freq_hist_data_bar_heights");
        ArrayNode values = node.putArray("freq_hist_data_bar_values");
        int inner = histogram.counts().length - 2;
        for (int bin = 0; bin < inner; bin++) {
            heights.add(histogram.counts()[bin + 1]);
            values.add(histogram.low() + (bin + 0.5) * (histogram.high() - histogram.low()) / inner);
        }
        tokens(node, "pos", reading.up());
        tokens(node, "neg", reading.down());
        ArrayNode activations = node.putArray("activations");
        top.forEach(text -> {
            ObjectNode one = activations.addObject();
            tokensAndValues(one, text, "values");
            double least = IntStream.range(0, text.values().length).mapToDouble(i -> value(text, i)).min().orElseThrow();
            one.put("maxValue", text.values()[text.peak()]).put("maxValueTokenIndex", text.peak()).put("minValue", (float) least);
        });
        return node;
    }

    private void tokens(ObjectNode node, String beginning, List<TokenValue> tokens) {
        ArrayNode texts = node.putArray(beginning + "_str");
        ArrayNode values = node.putArray(beginning + "_values");
        tokens.forEach(each -> {
            texts.add(model.vocabulary().text(each.id()));
            values.add(each.value());
        });
    }

    /// As a record of the Transformer Debugger, whose quantiles are the buckets here; the random sample is all of theirs together, which
    /// hold equally many tokens. There is no kurtosis.
    ///
    /// Source: github.com/openai/transformer-debugger, `neuron_explainer/activations/activations.py` and `fast_dataclasses`.
    public ObjectNode transformerDebugger() {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("dataclass_name", "NeuronRecord");
        node.putObject("neuron_id").put("dataclass_name", "NeuronId").put("neuron_index", neuron.index()).put("layer_index", neuron
                .layer());
        ArrayNode sample = node.putArray("random_sample");
        ArrayNode quantiles = node.putArray("random_sample_by_quantile");
        buckets.forEach(bucket -> {
            ArrayNode quantile = quantiles.addArray();
            bucket.forEach(text -> {
                record(sample, text);
                record(quantile, text);
            });
        });
        ArrayNode limits = node.putArray("quantile_boundaries");
        for (float limit : statistics.limits()) {
            limits.add(limit);
        }
        node.put("mean", statistics.mean()).put("variance", statistics.variance()).put("skewness", statistics.skew()).putNull("kurtosis");
        ArrayNode strongest = node.putArray("most_positive_activation_records");
        top.forEach(text -> record(strongest, text));
        return node;
    }

    private void record(ArrayNode to, TokenValues text) {
        tokensAndValues(to.addObject().put("dataclass_name", "ActivationRecord"), text, "activations");
    }

    private void tokensAndValues(ObjectNode node, TokenValues text, String name) {
        ArrayNode tokens = node.putArray("tokens");
        ArrayNode values = node.putArray(name);
        for (int i = 0; i < text.values().length; i++) {
            tokens.add(model.vocabulary().text(text.tokens().ids()[i]));
            values.add(value(text, i));
        }
    }

    /// 0 at BOS, which does not count.
    private static float value(TokenValues text, int place) {
        return Float.isNaN(text.values()[place]) ? 0 : text.values()[place];
    }
}
