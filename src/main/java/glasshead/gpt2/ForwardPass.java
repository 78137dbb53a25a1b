package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import glasshead.experiment.Site;
import glasshead.gpt2.Gpt2Weights.Block;
import glasshead.gpt2.Gpt2Weights.Mlp;
import glasshead.gpt2.Gpt2Weights.Norm;
import java.util.Arrays;

/// GPT-2's forward pass over a batch of rows of one prompt, from any position on: `[row, pos, d_model]`, where `pos` counts from `from`.
///
/// Every activation passes [Hooks#at] once under its TransformerLens name; there it is edited and then recorded.
/// Positions before `from` are not computed: their keys and values come from [Prefix].
///
/// Sources: "Language Models are Unsupervised Multitask Learners" (Radford et al., 2019); names and conventions of TransformerLens'
/// `HookedTransformer`.
final class ForwardPass {

    /// What is done with each activation: it may be edited in place (or replaced), and it may be kept.
    interface Hooks {
        NDArray at(Site site, int layer, NDArray activation);
    }

    /// Keys and values `[pos, head, d_head]` of the positions before those computed here.
    interface Prefix {
        NDArray get(Site keyOrValue, int layer, NDManager manager);
    }

    private final Gpt2 model;
    private final Gpt2Config config;
    private final int length;
    private final int from;
    private final Hooks hooks;
    private final Prefix prefix;
    private final NDArray mask;

    /// @param length tokens in the prompt, those before `from` included
    /// @param manager owns the causal mask, for as long as this pass is used
    ForwardPass(Gpt2 model, int length, int from, Hooks hooks, Prefix prefix, NDManager manager) {
        this.model = model;
        this.config = model.config();
        this.length = length;
        this.from = from;
        this.hooks = hooks;
        this.prefix = prefix;
        this.mask = causalMask(manager, length, from);
    }

    /// Token ids to the first block's input, `[row, pos, d_model]`.
    ///
    /// @param rows token ids, all rows of one length
    NDArray embed(NDManager scratch, int[]... rows) {
        return embed(scratch, model.weights().embed(), rows);
    }

    /// The same with another W_E in place of the model's own.
    NDArray embed(NDManager scratch, NDArray embedding, int[][] rows) {
        NDArray embedded = hooks.at(Site.EMBED, 0, chosen(embedding, scratch.create(rows).get(":, {}:", from)));
        NDArray places = scratch.arange(from, length, 1, DataType.INT32).expandDims(0);
        NDArray positions = chosen(model.weights().position(), places);
        return embedded.add(hooks.at(Site.POS_EMBED, 0, positions));
    }

    /// Rows of an embedding, as copies that belong to the indices' manager. The one way of choosing whose gradient adds up in a fixed
    /// order.
    private static NDArray chosen(NDArray embedding, NDArray indices) {
        return indices.getNDArrayInternal().embedding(indices, embedding, SparseFormat.DENSE).get(0);
    }

    /// One whole block: the residual stream before it to the residual stream after it.
    NDArray block(int layer, NDArray residual) {
        NDArray input = hooks.at(Site.RESID_PRE, layer, residual);
        return afterAttention(layer, input, attention(layer, input));
    }

    /// The first half of a block: what each head gathers, z `[row, pos, head, d_head]`, before W_O.
    NDArray attention(int layer, NDArray residual) {
        Block block = model.weights().block(layer);
        NDArray normalized = normalize(block.norm1(), residual, Site.LN1_SCALE, Site.LN1_NORMALIZED, layer);
        NDList qkv = multiply(normalized, block.qkv(), block.qkvBias()).split(3, 2);
        NDArray q = hooks.at(Site.Q, layer, heads(qkv.get(0)));                              // [row, pos, head, d_head]
        NDArray k = withPrefix(Site.K, layer, hooks.at(Site.K, layer, heads(qkv.get(1))));   // [row, key, head, d_head]
        NDArray v = withPrefix(Site.V, layer, hooks.at(Site.V, layer, heads(qkv.get(2))));
        NDArray scores = scores(layer, q, k).addi(mask);                                     // [row, head, query, key]
        NDArray pattern = hooks.at(Site.PATTERN, layer, hooks.at(Site.ATTN_SCORES, layer, scores).softmax(-1));
        NDArray values = v.transpose(0, 2, 1, 3);
        model.work().between(pattern, values);
        NDArray z = pattern.matMul(values).transpose(0, 2, 1, 3);                            // [row, pos, head, d_head]
        return heads(z.reshape(residual.getShape()));
    }

    /// The second half: z through W_O, then the MLP.
    NDArray afterAttention(int layer, NDArray residual, NDArray gathered) {
        Block block = model.weights().block(layer);
        NDArray z = hooks.at(Site.Z, layer, gathered);
        NDArray out = hooks.at(Site.ATTN_OUT, layer, multiply(z.reshape(residual.getShape()), block.output(), block.outputBias()));
        NDArray middle = hooks.at(Site.RESID_MID, layer, residual.add(out));
        if (block.mlp() == null) {
            return hooks.at(Site.RESID_POST, layer, middle);
        }
        return hooks.at(Site.RESID_POST, layer, middle.add(mlp(layer, block, middle)));
    }

    private NDArray mlp(int layer, Block block, NDArray middle) {
        Mlp mlp = block.mlp();
        NDArray normalized = normalize(block.norm2(), middle, Site.LN2_SCALE, Site.LN2_NORMALIZED, layer);
        NDArray pre = hooks.at(Site.MLP_PRE, layer, multiply(normalized, mlp.in(), mlp.inBias()));     // [row, pos, d_mlp]
        NDArray post = hooks.at(Site.MLP_POST, layer, config.activation().of(pre));
        return hooks.at(Site.MLP_OUT, layer, multiply(post, mlp.out(), mlp.outBias()));
    }

    /// Scores before the mask, `[row, head, query, key]`.
    private NDArray scores(int layer, NDArray q, NDArray k) {
        NDArray queries = q.transpose(0, 2, 1, 3);
        NDArray keys = k.transpose(0, 2, 3, 1);
        model.work().between(queries, keys);
        NDArray scores = queries.matMul(keys);
        double divisor = scoreDivisor(config, layer);
        return divisor == 1 ? scores : scores.divi(Views.number(scores.getManager(), divisor));
    }

    static double scoreDivisor(Gpt2Config config, int layer) {
        return (config.scaleScores() ? Math.sqrt(config.dHead()) : 1) * (config.scaleByLayer() ? layer + 1 : 1);
    }

    private NDArray normalize(Norm norm, NDArray x, Site scaleSite, Site site, int layer) {
        Normalized normalized = Normalized.of(norm, x, config.epsilon());
        hooks.at(scaleSite, layer, normalized.scale());
        return hooks.at(site, layer, normalized.values());
    }

    private NDArray multiply(NDArray x, NDArray map, NDArray bias) {
        model.work().weighted(x, map, false);
        return x.matMul(map).addi(bias);
    }

    private NDArray heads(NDArray x) {
        Shape shape = x.getShape();
        return x.reshape(shape.get(0), shape.get(1), config.heads(), config.dHead());
    }

    private NDArray withPrefix(Site site, int layer, NDArray computed) {
        if (from == 0) {
            return computed;
        }
        Shape shape = computed.getShape();
        NDArray before = prefix.get(site, layer, computed.getManager()).expandDims(0);
        if (shape.get(0) > 1) {
            before = before.broadcast(shape.get(0), from, shape.get(2), shape.get(3));
        }
        return before.concat(computed, 1);
    }

    /// 0 where a query may look, -infinity where the key comes after it: `[query, key]`, added to the scores.
    static NDArray causalMask(NDManager manager, int length, int from) {
        float[] mask = new float[(length - from) * length];
        for (int query = from; query < length; query++) {
            Arrays.fill(mask, (query - from) * length + query + 1, (query - from + 1) * length, Float.NEGATIVE_INFINITY);
        }
        return manager.create(mask, new Shape(length - from, length));
    }
}
