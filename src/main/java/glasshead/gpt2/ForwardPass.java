package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import glasshead.experiment.Site;
import glasshead.gpt2.Gpt2Weights.Block;
import glasshead.gpt2.Gpt2Weights.Mlp;
import glasshead.gpt2.Gpt2Weights.Norm;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// GPT-2's forward pass over the rows of a batch, `[token, d_model]`, whose tokens lie as a [Layout] says.
///
/// Every activation passes [Hooks] once under its TransformerLens name; there it is edited and then recorded.
/// Positions before a row's first computed one are not computed: their keys and values come from the run that it grows from.
///
/// Sources: "Language Models are Unsupervised Multitask Learners" (Radford et al., 2019); names and conventions of TransformerLens'
/// `HookedTransformer`.
final class ForwardPass {

    /// What is done with each activation: it may be edited in place (or replaced), and it may be kept.
    interface Hooks {

        /// @param activation `[token, ...]` of all rows
        NDArray at(Site site, int layer, NDArray activation, Layout layout);

        /// Scores and patterns.
        ///
        /// @param activation `[row, head, query, key]` of one group's rows
        NDArray attention(Site site, int layer, NDArray activation, Layout.Group group);

        /// Queries, keys and values `[token, head, d_head]` where heads read something else than the residual stream.
        default @Nullable NDList heads(int layer, NDArray residual, Layout layout) {
            return null;
        }

        /// What the MLP reads, through its LayerNorm, in place of the residual stream before it.
        default NDArray mlpInput(int layer, NDArray middle, Layout layout) {
            return middle;
        }
    }

    private record MaskKey(int from, int to) {
    }

    private final Gpt2 model;
    private final Gpt2Config config;
    private final Hooks hooks;
    private final NDManager manager;
    private final Map<MaskKey, NDArray> masks = new HashMap<>();

    /// @param manager owns the causal masks, for as long as this pass is used
    ForwardPass(Gpt2 model, Hooks hooks, NDManager manager) {
        this.model = model;
        this.config = model.config();
        this.hooks = hooks;
        this.manager = manager;
    }

    /// Token ids and their positions to the first block's input, `[token, d_model]`.
    ///
    /// @param embedding W_E, the model's own or another in its place
    NDArray embed(NDManager scratch, NDArray embedding, int[] ids, int[] positions, Layout layout) {
        NDArray embedded = hooks.at(Site.EMBED, 0, chosen(embedding, scratch.create(ids)), layout);
        return embedded.add(hooks.at(Site.POS_EMBED, 0, chosen(model.weights().position(), scratch.create(positions)), layout));
    }

    /// Rows of an embedding, as copies that belong to the indices' manager. Only in this way do their gradients add up in
    /// a fixed order.
    private static NDArray chosen(NDArray embedding, NDArray indices) {
        return indices.getNDArrayInternal().embedding(indices, embedding, SparseFormat.DENSE).get(0);
    }

    /// The first half of a block: what each head gathers, z `[token, head, d_head]`, before W_O.
    NDArray attention(int layer, NDArray residual, Layout layout) {
        NDList others = hooks.heads(layer, residual, layout);
        NDList qkv = others == null ? queriesKeysValues(layer, residual, layout) : others;
        NDArray q = hooks.at(Site.Q, layer, qkv.get(0), layout);                          // [token, head, d_head]
        NDArray k = hooks.at(Site.K, layer, qkv.get(1), layout);
        NDArray v = hooks.at(Site.V, layer, qkv.get(2), layout);
        NDList gathered = new NDList();
        for (Layout.Group group : layout.groups()) {
            gathered.add(gather(layer, group, rows(q, group, layout), withPrefix(Site.K, layer, rows(k, group, layout), group),
                    withPrefix(Site.V, layer, rows(v, group, layout), group)));
        }
        return gathered.size() == 1 ? gathered.get(0) : NDArrays.concat(gathered, 0);
    }

    private NDList queriesKeysValues(int layer, NDArray residual, Layout layout) {
        Block block = model.weights().block(layer);
        NDArray normalized = normalize(block.norm1(), residual, Site.LN1_SCALE, Site.LN1_NORMALIZED, layer, layout);
        NDList qkv = multiply(normalized, block.qkv(), block.qkvBias()).split(3, 1);
        return new NDList(heads(qkv.get(0)), heads(qkv.get(1)), heads(qkv.get(2)));
    }

    /// One group's attention: queries, keys and values `[row, pos, head, d_head]` to z `[token, head, d_head]`.
    private NDArray gather(int layer, Layout.Group group, NDArray q, NDArray k, NDArray v) {
        NDArray masked = scores(layer, q, k).addi(mask(group));                           // [row, head, query, key]
        NDArray scores = hooks.attention(Site.ATTN_SCORES, layer, masked, group);
        NDArray pattern = hooks.attention(Site.PATTERN, layer, scores.softmax(-1), group);
        NDArray values = v.transpose(0, 2, 1, 3);
        model.work().between(pattern, values);
        return pattern.matMul(values).transpose(0, 2, 1, 3).reshape(q.getShape().get(0) * q.getShape().get(1), config.heads(), config
                .dHead());
    }

    /// The second half: z through W_O, then the MLP.
    NDArray afterAttention(int layer, NDArray residual, NDArray gathered, Layout layout) {
        Block block = model.weights().block(layer);
        NDArray z = hooks.at(Site.Z, layer, gathered, layout);
        NDArray out = hooks.at(Site.ATTN_OUT, layer, multiply(z.reshape(residual.getShape()), block.output(), block.outputBias()), layout);
        NDArray middle = hooks.at(Site.RESID_MID, layer, residual.add(out), layout);
        Mlp mlp = block.mlp();
        NDArray post = mlp == null ? middle : middle.add(mlp(layer, mlp, hooks.mlpInput(layer, middle, layout), layout));
        return hooks.at(Site.RESID_POST, layer, post, layout);
    }

    private NDArray mlp(int layer, Mlp mlp, NDArray read, Layout layout) {
        NDArray normalized = normalize(mlp.norm(), read, Site.LN2_SCALE, Site.LN2_NORMALIZED, layer, layout);
        NDArray pre = hooks.at(Site.MLP_PRE, layer, multiply(normalized, mlp.in(), mlp.inBias()), layout);     // [token, d_mlp]
        NDArray post = hooks.at(Site.MLP_POST, layer, config.activation().of(pre), layout);
        return hooks.at(Site.MLP_OUT, layer, multiply(post, mlp.out(), mlp.outBias()), layout);
    }

    /// Scores before the mask, `[row, head, query, key]`.
    private NDArray scores(int layer, NDArray q, NDArray k) {
        NDArray queries = q.transpose(0, 2, 1, 3);
        NDArray keys = k.transpose(0, 2, 3, 1);
        model.work().between(queries, keys);
        NDArray scores = queries.matMul(keys);
        double divisor = config.scoreDivisor(layer);
        return divisor == 1 ? scores : scores.divi(Views.number(scores.getManager(), divisor));
    }

    private NDArray normalize(Norm norm, NDArray x, Site scaleSite, Site site, int layer, Layout layout) {
        Normalized normalized = Normalized.of(norm, x, config.epsilon());
        hooks.at(scaleSite, layer, normalized.scale(), layout);
        return hooks.at(site, layer, normalized.values(), layout);
    }

    private NDArray multiply(NDArray x, NDArray map, NDArray bias) {
        model.work().weighted(x, map, false);
        return x.matMul(map).addi(bias);
    }

    private NDArray heads(NDArray x) {
        return x.reshape(x.getShape().get(0), config.heads(), config.dHead());
    }

    /// A group's tokens `[row, pos, head, d_head]`.
    private NDArray rows(NDArray x, Layout.Group group, Layout layout) {
        NDArray tokens = layout.groups().size() == 1 ? x : x.get("{}:{}", group.first(), group.end());
        return tokens.reshape(group.rows(), group.length(), config.heads(), config.dHead());
    }

    private NDArray withPrefix(Site site, int layer, NDArray computed, Layout.Group group) {
        ActivationCache base = group.base();
        if (base == null) {
            return computed;
        }
        NDArray before = base.get(computed.getManager(), site, layer).get("0:{}", group.from()).expandDims(0);
        return (group.rows() == 1 ? before : before.broadcast(group.rows(), group.from(), config.heads(), config.dHead())).concat(computed,
                1);
    }

    private NDArray mask(Layout.Group group) {
        return masks.computeIfAbsent(new MaskKey(group.from(), group.to()), key -> causalMask(manager, key.to(), key.from()));
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
