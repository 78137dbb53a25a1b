package glasshead.analysis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.experiment.Head;
import glasshead.experiment.Site;
import glasshead.gpt2.ActivationCache;
import glasshead.gpt2.Gpt2Config;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

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
        try (NDManager manager = evidence.model().newManager()) {
            return new Parts(evidence, manager, LogitDirection.of(evidence.model(), evidence.contrast(), manager)).all();
        }
    }

    public double of(Head head) {
        return heads[head.layer()][head.index()];
    }

    /// The mean over examples, part by part. What the parts miss is the largest that any of them misses.
    ///
    /// @param all at least one, of one model
    public static LogitAttribution mean(List<LogitAttribution> all) {
        LogitAttribution first = all.getFirst();
        double[][] heads = new double[first.heads.length][];
        Arrays.setAll(heads, layer -> meanOf(all, each -> each.heads[layer]));
        double missed = all.stream().mapToDouble(each -> each.remainder).reduce(0, (a, b) -> Math.abs(b) > Math.abs(a) ? b : a);
        ToDoubleFunction<ToDoubleFunction<LogitAttribution>> mean = part -> all.stream().mapToDouble(part).average().orElseThrow();
        return new LogitAttribution(mean.applyAsDouble(each -> each.embedding), mean.applyAsDouble(each -> each.position), heads,
                meanOf(all, each -> each.mlps), meanOf(all, each -> each.attentionBiases), mean.applyAsDouble(
                        each -> each.unembeddingBias), mean.applyAsDouble(each -> each.biases), mean.applyAsDouble(each -> each.scale),
                mean.applyAsDouble(each -> each.sum), mean.applyAsDouble(each -> each.logitDifference), missed);
    }

    private static double[] meanOf(List<LogitAttribution> all, Function<LogitAttribution, double[]> part) {
        double[] mean = new double[part.apply(all.getFirst()).length];
        all.forEach(each -> Arrays.setAll(mean, i -> mean[i] + part.apply(each)[i] / all.size()));
        return mean;
    }

    /// Whether the parts account for the logit difference to a thousandth of it (or of one logit, for small differences).
    public boolean addsUp() {
        return Math.abs(remainder) <= 1e-3 * Math.max(1, Math.abs(logitDifference));
    }

    /// The computation, part by part, at the contrast's position.
    private record Parts(Evidence evidence, NDManager manager, LogitDirection direction) {

        LogitAttribution all() {
            Gpt2Config config = evidence.model().config();
            double sigma = LogitDirection.sigma(evidence, manager);
            double embedding = direction.of(written(Site.EMBED, 0), sigma);
            double position = direction.of(written(Site.POS_EMBED, 0), sigma);
            double[][] heads = new double[config.layers()][];
            double[] mlps = new double[config.hasMlp() ? config.layers() : 0];
            double[] attentionBiases = new double[config.layers()];
            for (int layer = 0; layer < config.layers(); layer++) {
                heads[layer] = heads(layer, sigma);
                NDArray outputBias = evidence.model().weights().block(layer).outputBias();
                attentionBiases[layer] = direction.vector().mul(outputBias).sum().getFloat() / sigma;
                if (config.hasMlp()) {
                    mlps[layer] = direction.of(written(Site.MLP_OUT, layer), sigma);
                }
            }
            double biases = DoubleStream.of(attentionBiases).sum() + direction.constant();
            double sum = embedding + position + biases + DoubleStream.of(mlps).sum()
                    + Arrays.stream(heads).flatMapToDouble(Arrays::stream).sum();
            double difference = Predictions.logitDifference(evidence);
            return new LogitAttribution(embedding, position, heads, mlps, attentionBiases, direction.constant(), biases,
                    sigma, sum, difference, difference - sum);
        }

        private NDArray written(Site site, int layer) {
            ActivationCache cache = evidence.cache();
            return cache.at(manager, site, layer, evidence.contrast().position());
        }

        private double[] heads(int layer, double sigma) {
            double[] heads = HeadDirections.along(evidence.model(), layer, direction.vector(), written(Site.Z, layer));
            Arrays.setAll(heads, head -> heads[head] / sigma);
            return heads;
        }
    }
}
