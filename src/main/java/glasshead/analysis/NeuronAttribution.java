package glasshead.analysis;

import glasshead.gpt2.Gpt2Weights.Mlp;
import java.util.ArrayList;
import java.util.List;

/// Of each layer the neurons whose direct logit attribution is largest; see [MlpNeurons].
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
                MlpNeurons all = MlpNeurons.of(evidence, layer, mlp);
                layers.add(all.strongest(SHOWN).stream().map(index -> new Neuron(all.layer(), index, all.values()[index])).toList());
            }
        }
        return new NeuronAttribution(List.copyOf(layers));
    }
}
