package glasshead.analysis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import glasshead.experiment.BadInput;
import glasshead.experiment.Neuron;
import glasshead.experiment.Site;
import java.util.stream.IntStream;

/// What one neuron is at every token of the prompt, behind the nonlinearity (`blocks.L.mlp.hook_post`).
///
/// @param values `[pos]`
public record NeuronActivations(Neuron neuron, double[] values) {

    /// Asks for one neuron.
    public record Of(Neuron neuron) implements Analysis<NeuronActivations> {
        @Override
        public NeuronActivations of(Evidence evidence) {
            MlpNeurons.required(evidence.model(), neuron.layer());
            int width = evidence.model().config().dMlp();
            if (neuron.index() >= width) {
                throw new BadInput("There is no neuron " + neuron + "; an MLP of this model has " + width + ", counted from 0.");
            }
            try (NDManager manager = evidence.model().newManager()) {
                NDArray post = evidence.cache().get(manager, Site.MLP_POST, neuron.layer());
                float[] values = post.get(new NDIndex(":, {}", neuron.index())).toFloatArray();
                return new NeuronActivations(neuron, IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray());
            }
        }
    }
}
