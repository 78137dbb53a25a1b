package glasshead.analysis.paths;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import glasshead.analysis.Analysis;
import glasshead.analysis.Evidence;
import glasshead.analysis.HeadMaps;
import glasshead.experiment.BadInput;
import glasshead.experiment.Head;
import glasshead.experiment.Site;
import glasshead.gpt2.Gpt2;
import glasshead.gpt2.Gpt2Config;
import java.util.ArrayList;
import java.util.List;

/// The logits of an attention-only model of at most two layers as a sum over paths: the direct path, each head by itself, each pair of
/// heads where the later one moves what the earlier one wrote, and biases. Attention patterns and LayerNorm's scales are frozen at this
/// run's, so every path is linear in what goes in, and they add up to the logits.
///
/// Source: "A Mathematical Framework for Transformer Circuits" (Elhage et al., 2021), path expansion.
///
/// @param tokens whose logits are told; none means the whole vocabulary
public record PathExpansion(List<Integer> tokens) implements Analysis<PathLogits> {

    private static final int MOST_LAYERS = 2;

    /// @throws BadInput when the model is not of that kind
    @Override
    public PathLogits of(Evidence evidence) {
        Gpt2Config config = evidence.model().config();
        if (config.hasMlp() && config.layers() > 0) {
            throw new BadInput(
                    "This model has MLPs, which are not linear, so its logits are no sum over paths; choose one with attention only.");
        }
        if (config.layers() > MOST_LAYERS) {
            throw new BadInput("Paths are told of models of at most two layers, and this one has " + config.layers() + ".");
        }
        if (evidence.model().weights().finalNorm().affine() != null) {
            throw new BadInput("Paths are told with processed weights; leave them processed.");
        }
        try (NDManager manager = evidence.model().newManager()) {
            return new Terms(evidence, manager).logits(tokens);
        }
    }

    /// What each path writes to the final residual stream at the contrast's position.
    private static final class Terms {

        private final Evidence evidence;
        private final Gpt2 model;
        private final Gpt2Config config;
        private final NDManager manager;
        private final int position;
        private final List<Path> paths = new ArrayList<>();
        private final NDList vectors = new NDList();

        Terms(Evidence evidence, NDManager manager) {
            this.evidence = evidence;
            this.manager = manager;
            model = evidence.model();
            config = model.config();
            position = evidence.contrast().position();
        }

        PathLogits logits(List<Integer> tokens) {
            NDArray embeddings = kept(Site.EMBED, 0).add(kept(Site.POS_EMBED, 0)).get("0:{}", position + 1);      // [pos, d_model]
            add(new Path(Path.Start.EMBEDDINGS, List.of()), embeddings.get(position));
            NDArray written = config.layers() > 0 ? firstLayer() : null;
            if (config.layers() == MOST_LAYERS && written != null) {
                secondLayer(embeddings, written);
            }
            double scale = evidence.cache().get(manager, Site.LN_FINAL_SCALE, 0).getFloat(position, 0);
            NDArray all = NDArrays.stack(vectors).div(scale);                                                    // [path, d_model]
            NDArray some = tokens.isEmpty() ? null : manager.create(tokens.stream().mapToInt(Integer::intValue).toArray());
            NDArray unembed = exact(some == null ? in(model.weights().unembed()) : model.weights().unembed().get(manager, new NDIndex("{}",
                    some)));
            NDArray bias = exact(some == null ? in(model.weights().unembedBias()) : model.weights().unembedBias().get(manager, new NDIndex(
                    "{}",
                    some)));
            paths.add(new Path(Path.Start.UNEMBEDDING_BIAS, List.of()));
            double[][] rows = rows(NDArrays.concat(new NDList(all.matMul(unembed.transpose()), bias.expandDims(0)), 0));
            float[] own = model.logits(evidence.cache().finalResidual(manager, position).expandDims(0)).toFloatArray();
            double[] logits = new double[rows[0].length];
            for (int i = 0; i < logits.length; i++) {
                logits[i] = own[tokens.isEmpty() ? i : tokens.get(i)];
            }
            return new PathLogits(List.copyOf(paths), position, rows, logits);
        }

        /// @return what each of its heads writes at every position up to the one that is read, `[head, pos, d_model]`
        private NDArray firstLayer() {
            NDArray written = kept(Site.RESULT, 0).get("0:{}", position + 1).transpose(1, 0, 2);
            for (int head = 0; head < config.heads(); head++) {
                add(new Path(Path.Start.EMBEDDINGS, List.of(new Head(0, head))), written.get(head).get(position));
            }
            add(new Path(Path.bias(0), List.of()), bias(0));
            return written;
        }

        /// Each head moves the embeddings, what each earlier head wrote, and the bias before it.
        private void secondLayer(NDArray embeddings, NDArray written) {
            NDArray before = NDArrays.concat(new NDList(embeddings.expandDims(0), written, bias(0).reshape(1, 1, -1).broadcast(
                    embeddings.expandDims(0).getShape())), 0);                                                  // [source, pos, d_model]
            NDArray scales = kept(Site.LN1_SCALE, 1).get("0:{}", position + 1).squeeze(1);
            NDArray pattern = kept(Site.PATTERN, 1);
            HeadMaps maps = HeadMaps.of(manager, model, 1, 0, config.heads()).exact();
            for (int head = 0; head < config.heads(); head++) {
                NDArray weights = pattern.get(new NDIndex("{}, {}, 0:{}", head, position, position + 1)).div(scales);
                NDArray gathered = before.mul(weights.reshape(new Shape(1, position + 1L, 1))).sum(new int[] {1});   // [source, d_model]
                NDArray moved = gathered.matMul(maps.value().get(head)).matMul(maps.output().get(head));
                Head then = new Head(1, head);
                add(new Path(Path.Start.EMBEDDINGS, List.of(then)), moved.get(0));
                for (int first = 0; first < config.heads(); first++) {
                    add(new Path(Path.Start.EMBEDDINGS, List.of(new Head(0, first), then)), moved.get(1 + first));
                }
                add(new Path(Path.bias(0), List.of(then)), moved.get(1 + config.heads()));
            }
            add(new Path(Path.bias(1), List.of()), bias(1));
        }

        /// @param vector `[d_model]`
        private void add(Path path, NDArray vector) {
            paths.add(path);
            vectors.add(vector);
        }

        private NDArray bias(int layer) {
            return exact(in(model.weights().block(layer).outputBias()));
        }

        private NDArray kept(Site site, int layer) {
            return exact(evidence.cache().get(manager, site, layer));
        }

        private NDArray in(NDArray weights) {
            return weights.get(manager, new NDIndex("..."));
        }

        private static NDArray exact(NDArray array) {
            return array.toType(DataType.FLOAT64, false);
        }

        private static double[][] rows(NDArray matrix) {
            double[] values = matrix.toDoubleArray();
            int columns = (int) matrix.getShape().get(1);
            double[][] rows = new double[values.length / columns][columns];
            for (int i = 0; i < values.length; i++) {
                rows[i / columns][i % columns] = values[i];
            }
            return rows;
        }
    }
}
