package glasshead.analysis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import glasshead.experiment.Head;
import glasshead.experiment.Part;
import glasshead.experiment.Site;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.Gpt2;
import glasshead.gpt2.Gpt2Config;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Direct logit attribution: how much each part of the model writes, by itself, towards the answers over the distractors.
///
/// The residual stream is a sum of what the parts wrote and the final LayerNorm, its scale frozen at this run's, is linear in it, so the
/// logit difference is the sum of each part's share. It is what a part writes *directly*; what later parts make of it is not in here.
/// Source: "A Mathematical Framework for Transformer Circuits" (Elhage et al., 2021); TransformerLens `ActivationCache.logit_attrs`.
///
/// All in logits at the contrast's position. `heads` is `[layer][head]`; `attentionBiases` is each layer's b_O (with the value biases
/// folded in), `unembeddingBias` what the folded final LayerNorm bias gives; `biases` is their sum.
///
/// @param scale     the final LayerNorm's, which everything but `unembeddingBias` is divided by; 1 without LayerNorm
/// @param sum       all parts added up
/// @param remainder logit difference minus sum: what arithmetic lost
public record LogitAttribution(double embedding, double position, double[][] heads, double[] mlps, double[] attentionBiases,
        double unembeddingBias, double biases, double scale, double sum, double logitDifference, double remainder) {

    public static final Analysis<LogitAttribution> ANALYSIS = LogitAttribution::of;

    static LogitAttribution of(Evidence evidence) {
        return of(evidence.model(), List.of(evidence.cache()), List.of(evidence.contrast())).getFirst();
    }

    /// Of several runs at once, each at its own contrast's position.
    public static List<LogitAttribution> of(Gpt2 model, List<ActivationCache> runs, List<ContrastTokens> contrasts) {
        if (runs.isEmpty()) {
            return List.of();
        }
        try (NDManager manager = model.newManager()) {
            return new Parts(model, runs, contrasts, LogitDirections.of(model, contrasts, manager), manager).all();
        }
    }

    public double of(Head head) {
        return heads[head.layer()][head.index()];
    }

    /// What a part writes towards the answer.
    public double of(Part part) {
        return switch (part.kind()) {
            case INPUT -> embedding + position;
            case EMBEDDING -> embedding;
            case POSITION -> position;
            case HEAD -> of(part.asHead());
            case MLP -> mlps[part.layer()];
            case BIASES -> biases;
        };
    }

    /// All parts, in the order of the forward pass.
    public List<Part> parts() {
        return Part.all(heads.length, heads.length == 0 ? 0 : heads[0].length, mlps.length > 0);
    }

    /// Part by part; the larger remainder of the two.
    LogitAttribution plus(LogitAttribution other) {
        double[][] both = new double[heads.length][];
        Arrays.setAll(both, layer -> sums(heads[layer], other.heads[layer]));
        return new LogitAttribution(embedding + other.embedding, position + other.position, both, sums(mlps, other.mlps), sums(
                attentionBiases, other.attentionBiases), unembeddingBias + other.unembeddingBias, biases + other.biases, scale
                        + other.scale, sum + other.sum, logitDifference + other.logitDifference, Math.abs(other.remainder) > Math.abs(
                                remainder) ? other.remainder : remainder);
    }

    private static double[] sums(double[] one, double[] other) {
        double[] sums = new double[one.length];
        Arrays.setAll(sums, i -> one[i] + other[i]);
        return sums;
    }

    /// Part by part, but for the remainder.
    LogitAttribution dividedBy(int count) {
        double[][] shares = Arrays.stream(heads).map(layer -> shares(layer, count)).toArray(double[][]::new);
        return new LogitAttribution(embedding / count, position / count, shares, shares(mlps, count), shares(attentionBiases, count),
                unembeddingBias / count, biases / count, scale / count, sum / count, logitDifference / count, remainder);
    }

    private static double[] shares(double[] sums, int count) {
        return Arrays.stream(sums).map(sum -> sum / count).toArray();
    }

    /// Whether the parts account for the logit difference to a thousandth of it (or of one logit, for small differences).
    public boolean addsUp() {
        return Math.abs(remainder) <= 1e-3 * Math.max(1, Math.abs(logitDifference));
    }

    /// The computation, part by part, of all runs at once.
    private record Parts(Gpt2 model, List<ActivationCache> runs, List<ContrastTokens> contrasts, LogitDirections directions,
            NDManager manager) {

        List<LogitAttribution> all() {
            Gpt2Config config = model.config();
            NDArray residuals = stacked((run, position) -> run.finalResidual(manager, position));
            double[] scales = widened(model.finalScale(residuals).toFloatArray());
            double[] embeddings = directions.of(written(Site.EMBED, 0), scales);
            double[] positions = directions.of(written(Site.POS_EMBED, 0), scales);
            double[] differences = FinalLogits.differences(model, residuals, directions);
            double[][][] heads = new double[runs.size()][config.layers()][];
            double[][] mlps = new double[runs.size()][config.hasMlp() ? config.layers() : 0];
            double[][] biases = new double[runs.size()][config.layers()];
            for (int layer = 0; layer < config.layers(); layer++) {
                heads(layer, scales, heads);
                NDArray bias = model.weights().block(layer).outputBias();
                float[] alongBias = broadcast(directions.vectors().mul(bias).sum(new int[] {1}).toFloatArray());
                put(biases, layer, LogitDirections.scaled(alongBias, scales));
                if (config.hasMlp()) {
                    put(mlps, layer, directions.of(written(Site.MLP_OUT, layer), scales));
                }
            }
            return IntStream.range(0, runs.size()).mapToObj(row -> summed(embeddings[row], positions[row], heads[row], mlps[row],
                    biases[row], directions.constants()[row], scales[row], differences[row])).toList();
        }

        private static LogitAttribution summed(double embedding, double position, double[][] heads, double[] mlps, double[] attentionBiases,
                double constant, double scale, double difference) {
            double biases = DoubleStream.of(attentionBiases).sum() + constant;
            double sum = embedding + position + biases + DoubleStream.of(mlps).sum()
                    + Arrays.stream(heads).flatMapToDouble(Arrays::stream).sum();
            return new LogitAttribution(embedding, position, heads, mlps, attentionBiases, constant, biases, scale, sum, difference,
                    difference - sum);
        }

        /// What each run has at its position: `[row, ...]`.
        private NDArray stacked(BiFunction<ActivationCache, Integer, NDArray> at) {
            return NDArrays.stack(new NDList(IntStream.range(0, runs.size()).mapToObj(row -> at.apply(runs.get(row), contrasts.get(row)
                    .position())).toList()));
        }

        private NDArray written(Site site, int layer) {
            return stacked((run, position) -> run.at(manager, site, layer, position));
        }

        private void heads(int layer, double[] scales, double[][][] heads) {
            NDArray along = HeadDirections.along(model, layer, directions.vectors(), written(Site.Z, layer));   // [row, head]
            float[] flat = along.toFloatArray();
            int count = model.config().heads();
            for (int row = 0; row < scales.length; row++) {
                heads[row][layer] = new double[count];
                for (int head = 0; head < count; head++) {
                    heads[row][layer][head] = flat[row * count + head] / scales[row];
                }
            }
        }

        private static void put(double[][] table, int layer, double[] byRow) {
            for (int row = 0; row < byRow.length; row++) {
                table[row][layer] = byRow[row];
            }
        }

        /// One number for all rows where all ask the same.
        private float[] broadcast(float[] numbers) {
            float[] all = new float[runs.size()];
            for (int row = 0; row < all.length; row++) {
                all[row] = numbers[numbers.length == 1 ? 0 : row];
            }
            return all;
        }

        private static double[] widened(float[] numbers) {
            return IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i]).toArray();
        }
    }
}
