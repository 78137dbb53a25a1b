package glasshead.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.experiment.BadInput;
import glasshead.experiment.Neuron;
import glasshead.experiment.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Examples of a neuron in a file that another program wrote: a Neuronpedia feature of the set `neurons`, or a record of the Transformer
/// Debugger. Whatever else stands in it is passed over.
public record NeuronExamples(Neuron neuron, List<Example> examples) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long LARGEST = 64 << 20;

    /// @param values one beside each token
    public record Example(List<String> tokens, double[] values) {
    }

    /// @throws BadInput when it is neither
    public static NeuronExamples read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                throw new BadInput("There is no file '" + file + "' of at most 64 MB; check its name.");
            }
            JsonNode root = MAPPER.readTree(TextFile.read(file));
            JsonNode id = root.path("neuron_id");
            return id.isObject() ? of(file, id.path("layer_index").asText(), id.path("neuron_index").asText(), root.path(
                    "most_positive_activation_records"), "activations")
                    : of(file, root.path("layer").asText(), root.path("index").asText(), root.path("activations"), "values");
        } catch (JsonProcessingException noJson) {
            throw unusable(file, "it is no JSON");
        } catch (IOException e) {
            throw new BadInput("The file '" + file + "' can't be read; check that you may read it.", e);
        }
    }

    private static NeuronExamples of(Path file, String layer, String index, JsonNode list, String values) {
        if (!layer.matches("\\d{1,4}") || !index.matches("\\d{1,7}")) {
            throw unusable(file, "it names no layer and neuron by their numbers");
        }
        List<Example> examples = new ArrayList<>();
        for (JsonNode each : list) {
            JsonNode tokens = each.path("tokens");
            JsonNode of = each.path(values);
            if (tokens.isEmpty() || tokens.size() != of.size()) {
                throw unusable(file, "an example has " + tokens.size() + " tokens and " + of.size() + " values");
            }
            List<String> texts = new ArrayList<>();
            tokens.forEach(token -> texts.add(token.asText()));
            double[] numbers = new double[of.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = of.get(i).asDouble(Double.NaN);
            }
            examples.add(new Example(texts, numbers));
        }
        if (examples.isEmpty()) {
            throw unusable(file, "it has no examples");
        }
        return new NeuronExamples(new Neuron(Integer.parseInt(layer), Integer.parseInt(index)), examples);
    }

    private static BadInput unusable(Path file, String why) {
        return new BadInput("The file '" + file + "' is no neuron of Neuronpedia or the Transformer Debugger: " + why
                + "; give another one.");
    }
}
