package glasshead.analysis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.experiment.Site;
import glasshead.gpt2.Gpt2;
import glasshead.gpt2.Gpt2Weights.Mlp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Direct logit attribution of single MLP neurons: a neuron's activation times its row of W_out, read along the contrast, at the final
/// LayerNorm's frozen scale. Over a layer's neurons, with the MLP's output bias, it sums to the MLP's attribution.
///
/// @param strongest of each layer the neurons that write most, whichever way, strongest first
public record NeuronAttribution(List<List<Neuron>> strongest) {

    public static final Analysis<NeuronAttribution> ANALYSIS = NeuronAttribution::of;

    private static final int SHOWN = 5;

    /// @param value logits
    public record Neuron(int layer, int index, double value) {
    }

    static NeuronAttribution of(Evidence evidence) {
        List<List<Neuron>> layers = new ArrayList<>();
        for (int layer = 0; layer < evidence.model().config().layers(); layer++) {
            Mlp mlp = evidence.model().weights().block(layer).mlp();
            if (mlp != null) {
                layers.add(strongest(evidence, layer, mlp));
            }
        }
        return new NeuronAttribution(List.copyOf(layers));
    }

    private static List<Neuron> strongest(Evidence evidence, int layer, Mlp mlp) {
        Gpt2 model = evidence.model();
        try (NDManager manager = model.newManager()) {
            NDArray direction = LogitDirection.of(model, evidence.contrast(), manager).vector().reshape(1, -1);
            NDArray along = direction.getNDArrayInternal().linear(direction, mlp.out(), null).get(0)
                    .flatten();
            NDArray post = evidence.cache().get(manager, Site.MLP_POST, layer).get(evidence.contrast().position());
            float[] values = post.mul(along).toFloatArray();
            double sigma = LogitDirection.sigma(evidence, manager);
            return IntStream.range(0, values.length).mapToObj(index -> new Neuron(layer, index, values[index] / sigma))
                    .sorted(Comparator.comparingDouble((Neuron neuron) -> -Math.abs(neuron.value()))).limit(SHOWN).toList();
        }
    }
}
