package glasshead.analysis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import glasshead.experiment.Site;
import glasshead.gpt2.Gpt2;
import glasshead.gpt2.Gpt2Weights.Affine;
import glasshead.gpt2.Gpt2Weights.Mlp;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What one neuron writes and reads.
///
/// By the weights: the tokens whose logits it raises and lowers when it is active (its row of W_out times W_U), and the tokens whose
/// embeddings it answers to (W_E times its column of W_in). On the prompt: its input before the nonlinearity as a sum over what was written
/// to the residual stream before, LayerNorm's scale frozen.
///
/// Source: "Transformer Feed-Forward Layers Are Key-Value Memories" (Geva et al., 2021), for what a neuron writes.
///
/// @param input before the nonlinearity
/// @param parts what it is a sum of, in the order in which they were written; its own bias is the last
public record NeuronReading(int neuron, List<TokenValue> up, List<TokenValue> down, List<TokenValue> reads, double input,
        List<PartValue> parts) {

    /// What one part gives.
    public record PartValue(String part, double value) {
    }

    /// Asks about some neurons of a layer, at the contrast's position.
    ///
    /// @param count how many tokens are told of each
    public record Of(int layer, List<Integer> neurons, int count) implements Analysis<List<NeuronReading>> {
        @Override
        public List<NeuronReading> of(Evidence evidence) {
            Gpt2 model = evidence.model();
            Mlp mlp = MlpNeurons.required(model, layer);
            if (neurons.isEmpty()) {
                return List.of();
            }
            try (NDManager manager = model.newManager()) {
                NDArray rows = manager.create(neurons.stream().mapToInt(Integer::intValue).toArray());
                NDArray written = mlp.out().get(manager, new NDIndex("{}", rows));
                NDArray read = mlp.in().get(manager, new NDIndex(":, {}", rows)).transpose();
                float[] raised = along(written, model.weights().unembed());
                float[] answered = along(read, model.weights().embed());
                double[][] parts = parts(manager, evidence, mlp, read);
                List<String> names = names(model);
                float[] inputs = evidence.cache().get(manager, Site.MLP_PRE, layer).get(evidence.contrast().position()).toFloatArray();
                List<NeuronReading> readings = new ArrayList<>();
                int vocabulary = model.config().vocabulary();
                for (int i = 0; i < neurons.size(); i++) {
                    double[] logits = row(raised, i, vocabulary);
                    double[] own = parts[i];
                    readings.add(new NeuronReading(neurons.get(i), TokenValue.largest(logits, count), TokenValue.smallest(logits, count),
                            TokenValue.largest(row(answered, i, vocabulary), count), inputs[neurons.get(i)], IntStream.range(0, own.length)
                                    .mapToObj(part -> new PartValue(names.get(part), own[part])).toList()));
                }
                return readings;
            }
        }

        private List<String> names(Gpt2 model) {
            List<String> names = new ArrayList<>(ResidualParts.namesBeforeMlp(model.config().heads(), layer));
            names.add("bias");
            return names;
        }

        /// `[neuron][part]`
        private double[][] parts(NDManager manager, Evidence evidence, Mlp mlp, NDArray read) {
            int position = evidence.contrast().position();
            NDArray written = ResidualParts.beforeMlp(manager, evidence.model(), evidence.cache(), layer, position);
            Affine affine = mlp.norm().affine();
            NDArray map = read.toType(DataType.FLOAT64, false);
            NDArray bias = mlp.inBias().get(manager, new NDIndex("...")).toType(DataType.FLOAT64, false);
            double[] biases = bias.toDoubleArray();
            if (affine != null) {
                double[] offsets = map.matMul(affine.offset().get(manager, new NDIndex("...")).toType(DataType.FLOAT64, false))
                        .toDoubleArray();
                IntStream.range(0, offsets.length).forEach(i -> biases[neurons.get(i)] += offsets[i]);
                map = map.mul(affine.gain().get(manager, new NDIndex("...")).toType(DataType.FLOAT64, false));
            }
            if (mlp.norm().present()) {
                map = map.sub(map.mean(new int[] {1}, true));
            }
            double scale = evidence.cache().get(manager, Site.LN2_SCALE, layer).getFloat(position, 0);
            double[] values = map.matMul(written.transpose()).div(scale).toDoubleArray();
            int count = values.length / neurons.size();
            double[][] parts = new double[neurons.size()][count + 1];
            for (int i = 0; i < parts.length; i++) {
                System.arraycopy(values, i * count, parts[i], 0, count);
                parts[i][count] = biases[neurons.get(i)];
            }
            return parts;
        }

        private static float[] along(NDArray rows, NDArray table) {
            return rows.getNDArrayInternal().linear(rows, table, null).get(0).toFloatArray();
        }

        private static double[] row(float[] all, int row, int size) {
            return IntStream.range(0, size).mapToDouble(i -> all[row * size + i]).toArray();
        }
    }
}
