package glasshead.scan;

import glasshead.experiment.BadInput;
import glasshead.experiment.Head;
import glasshead.experiment.Neuron;
import glasshead.experiment.Site;
import glasshead.experiment.Texts;
import java.util.List;
import java.util.stream.IntStream;

/// Which parts of a model are asked about.
///
/// @param allNeurons whether every neuron is; then `neurons` is empty
/// @param allHeads   whether every head is; then `heads` is empty
/// @param logits     tokens whose logits as the next token are read
/// @param means      sites whose mean activations are taken: TransformerLens names, those without a layer of every layer
public record ScanParts(boolean allNeurons, List<Neuron> neurons, boolean allHeads, List<Head> heads, List<DirectionVector> directions,
        List<String> logits, List<String> means) {

    public static final ScanParts ALL = new ScanParts(true, List.of(), true, List.of());

    /// What mean ablation of heads and MLPs takes.
    public static final List<String> USUAL_MEANS = List.of(Site.Z.shortName(), Site.MLP_OUT.shortName());

    public ScanParts {
        directions = List.copyOf(directions);
        logits = List.copyOf(logits);
        means = List.copyOf(means);
    }

    /// Neurons and heads alone.
    public ScanParts(boolean allNeurons, List<Neuron> neurons, boolean allHeads, List<Head> heads) {
        this(allNeurons, neurons, allHeads, heads, List.of(), List.of(), List.of());
    }

    /// The same parts, and means at these sites.
    public ScanParts taking(List<String> sites) {
        return new ScanParts(allNeurons, neurons, allHeads, heads, directions, logits, sites);
    }

    /// Of neurons and heads.
    ///
    /// @throws BadInput when the model has no such part
    public ScanPlan plan(int layers, int neuronsOfLayer, int headsOfLayer, int top, long seed) {
        for (Neuron neuron : neurons) {
            require(neuron.layer() < layers && neuron.index() < neuronsOfLayer, neuron, layers, neuronsOfLayer, "neurons");
        }
        for (Head head : heads) {
            require(head.layer() < layers && head.index() < headsOfLayer, head, layers, headsOfLayer, "heads");
        }
        return new ScanPlan(IntStream.range(0, layers).mapToObj(layer -> allNeurons ? IntStream.range(0, neuronsOfLayer).toArray()
                : neurons.stream().filter(each -> each.layer() == layer).mapToInt(Neuron::index).distinct().sorted().toArray()).toList(),
                IntStream.range(0, layers).mapToObj(layer -> allHeads ? IntStream.range(0, headsOfLayer).toArray()
                        : heads.stream().filter(each -> each.layer() == layer).mapToInt(Head::index).distinct().sorted().toArray())
                        .toList(), top, seed);
    }

    private static void require(boolean there, Object part, int layers, int each, String what) {
        if (!there) {
            throw new BadInput(Texts.format("There is no %s in this model, which has %d layers of %d %s, counted from 0.", part, layers,
                    each, what));
        }
    }
}
