package glasshead.analysis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.experiment.BadInput;
import glasshead.experiment.Site;
import glasshead.gpt2.Gpt2;
import glasshead.gpt2.Gpt2Weights.Mlp;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// One MLP's direct logit attribution, neuron by neuron: each neuron's activation times its row of W_out, read along the contrast at the
/// final LayerNorm's frozen scale. With the output bias they add up to the MLP's attribution.
///
/// @param position    where the contrast is read
/// @param activations of each neuron, behind the nonlinearity
/// @param values      of each neuron, logits
/// @param bias        what the MLP's output bias gives, logits
public record MlpNeurons(int layer, int position, double[] activations, double[] values, double bias) {

    /// Asks for the neurons of a layer.
    public record Of(int layer) implements Analysis<MlpNeurons> {
        @Override
        public MlpNeurons of(Evidence evidence) {
            return MlpNeurons.of(evidence, layer, required(evidence.model(), layer));
        }
    }

    /// The same as a list of numbers, for means over a set: each neuron's value, then the bias.
    public record Numbers(int layer) implements Analysis<double[]> {
        @Override
        public double[] of(Evidence evidence) {
            if (evidence.contrast().isEmpty()) {
                throw new BadInput("The row has no answers and no distractors, so nothing is added to their difference.");
            }
            MlpNeurons found = new Of(layer).of(evidence);
            return DoubleStream.concat(DoubleStream.of(found.values), DoubleStream.of(found.bias)).toArray();
        }
    }

    /// @throws BadInput when there is no such layer or it has no MLP
    static Mlp required(Gpt2 model, int layer) {
        int layers = model.config().layers();
        if (layer < 0 || layer >= layers) {
            throw new BadInput("There is no layer " + layer + "; the model has " + layers + ", counted from 0.");
        }
        Mlp mlp = model.weights().block(layer).mlp();
        if (mlp == null) {
            throw new BadInput("This model has no MLPs, so there are no neurons; choose one that has.");
        }
        return mlp;
    }

    static MlpNeurons of(Evidence evidence, int layer, Mlp mlp) {
        try (NDManager manager = evidence.model().newManager()) {
            NDArray direction = LogitDirection.of(evidence.model(), evidence.contrast(), manager).vector().reshape(1, -1);
            NDArray along = direction.getNDArrayInternal().linear(direction, mlp.out(), null).get(0).flatten();
            int position = evidence.contrast().position();
            NDArray post = evidence.cache().get(manager, Site.MLP_POST, layer).get(position);
            double sigma = LogitDirection.sigma(evidence, manager);
            double bias = direction.mul(mlp.outBias()).sum().getFloat() / sigma;
            return new MlpNeurons(layer, position, doubles(post, 1), doubles(post.mul(along), sigma), bias);
        }
    }

    private static double[] doubles(NDArray array, double divisor) {
        float[] values = array.toFloatArray();
        return IntStream.range(0, values.length).mapToDouble(i -> values[i] / divisor).toArray();
    }

    /// Neurons and bias together: the MLP's attribution.
    public double sum() {
        return Arrays.stream(values).sum() + bias;
    }

    /// The neurons that give most, whichever way, strongest first.
    public List<Integer> strongest(int count) {
        return Largest.of(values.length, neuron -> Math.abs(values[neuron]), count);
    }
}
