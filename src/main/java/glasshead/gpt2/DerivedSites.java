package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import glasshead.experiment.Site;
import glasshead.gpt2.Gpt2Weights.Block;
import glasshead.gpt2.Gpt2Weights.Norm;
import java.util.Objects;

/// Sites that are not kept, computed from those that are, by the same operations as in the forward pass.
record DerivedSites(Gpt2 model, ActivationCache cache, NDManager target) {

    NDArray get(Site site, int layer) {
        return switch (site) {
            case EMBED -> model.weights().embed().get(target, new NDIndex("{}", target.create(cache.tokens())));
            case POS_EMBED -> model.weights().position().get(target, new NDIndex("0:{}", cache.length()));
            case RESID_PRE -> layer == 0 ? cached(Site.EMBED, 0).add(cached(Site.POS_EMBED, 0)) : cached(Site.RESID_POST, layer - 1);
            case LN1_SCALE -> before(layer).scale();
            case LN1_NORMALIZED -> before(layer).values();
            case ATTN_SCORES -> scores(layer);
            case PATTERN -> cached(Site.ATTN_SCORES, layer).softmax(-1);
            case RESULT -> result(layer);
            case ATTN_OUT -> attentionOutput(layer);
            case RESID_MID -> cached(Site.RESID_PRE, layer).add(cached(Site.ATTN_OUT, layer));
            case LN2_SCALE -> middle(layer).scale();
            case LN2_NORMALIZED -> middle(layer).values();
            case MLP_POST -> model.config().activation().of(cached(Site.MLP_PRE, layer));
            case LN_FINAL_SCALE -> last().scale();
            case LN_FINAL_NORMALIZED -> last().values();
            case Q, K, V, Z, MLP_PRE, MLP_OUT, RESID_POST -> throw new IllegalStateException(site.at(layer)
                    + " is kept, and this run does not have it");
        };
    }

    private NDArray cached(Site site, int layer) {
        return cache.get(target, site, layer);
    }

    private Block block(int layer) {
        return model.weights().block(layer);
    }

    private Normalized normalized(Norm norm, NDArray x) {
        return Normalized.of(norm, x, model.config().epsilon());
    }

    private Normalized before(int layer) {
        return normalized(block(layer).norm1(), cached(Site.RESID_PRE, layer));
    }

    private Normalized middle(int layer) {
        return normalized(Objects.requireNonNull(block(layer).mlp()).norm(), cached(Site.RESID_MID, layer));
    }

    private Normalized last() {
        return normalized(model.weights().finalNorm(), cache.residualBefore(target, model.config().layers()));
    }

    /// `[head, query, key]`, -infinity where the key comes after the query.
    private NDArray scores(int layer) {
        NDArray q = cached(Site.Q, layer).transpose(1, 0, 2);
        NDArray k = cached(Site.K, layer).transpose(1, 2, 0);
        return q.matMul(k).divi(model.config().scoreDivisor(layer)).addi(ForwardPass.causalMask(target, cache.length(), 0));
    }

    /// What each head writes, `[pos, head, d_model]`: z times that head's rows of W_O.
    private NDArray result(int layer) {
        Gpt2Config config = model.config();
        NDArray output = Views.in(target, block(layer).output()).reshape(config.heads(), config.dHead(), config.dModel());
        return cached(Site.Z, layer).transpose(1, 0, 2).matMul(output).transpose(1, 0, 2);
    }

    private NDArray attentionOutput(int layer) {
        NDArray z = cached(Site.Z, layer).reshape(cache.length(), model.config().dModel());
        return z.matMul(block(layer).output()).addi(block(layer).outputBias());
    }
}
