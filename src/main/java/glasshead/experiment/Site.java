package glasshead.experiment;

import java.util.Arrays;
import java.util.Optional;

/// A place in the forward pass where an activation can be read, under its TransformerLens name (`HookedTransformer` hook points).
/// Shapes leave out the batch axis.
public enum Site {
    EMBED("hook_embed", Axes.RESIDUAL),
    POS_EMBED("hook_pos_embed", Axes.RESIDUAL),
    RESID_PRE("blocks.%d.hook_resid_pre", Axes.RESIDUAL),
    LN1_SCALE("blocks.%d.ln1.hook_scale", Axes.SCALE),
    LN1_NORMALIZED("blocks.%d.ln1.hook_normalized", Axes.RESIDUAL),
    Q("blocks.%d.attn.hook_q", Axes.HEAD),
    K("blocks.%d.attn.hook_k", Axes.HEAD),
    V("blocks.%d.attn.hook_v", Axes.HEAD),
    ATTN_SCORES("blocks.%d.attn.hook_attn_scores", Axes.PATTERN),
    PATTERN("blocks.%d.attn.hook_pattern", Axes.PATTERN),
    Z("blocks.%d.attn.hook_z", Axes.HEAD),
    RESULT("blocks.%d.attn.hook_result", Axes.HEAD_RESULT),
    ATTN_OUT("blocks.%d.hook_attn_out", Axes.RESIDUAL),
    RESID_MID("blocks.%d.hook_resid_mid", Axes.RESIDUAL),
    LN2_SCALE("blocks.%d.ln2.hook_scale", Axes.SCALE),
    LN2_NORMALIZED("blocks.%d.ln2.hook_normalized", Axes.RESIDUAL),
    MLP_PRE("blocks.%d.mlp.hook_pre", Axes.NEURON),
    MLP_POST("blocks.%d.mlp.hook_post", Axes.NEURON),
    MLP_OUT("blocks.%d.hook_mlp_out", Axes.RESIDUAL),
    RESID_POST("blocks.%d.hook_resid_post", Axes.RESIDUAL),
    LN_FINAL_SCALE("ln_final.hook_scale", Axes.SCALE),
    LN_FINAL_NORMALIZED("ln_final.hook_normalized", Axes.RESIDUAL);

    /// What the axes of a site's activation are.
    public enum Axes {
        /// `[pos, d_model]`
        RESIDUAL,
        /// `[pos, 1]`
        SCALE,
        /// `[pos, head, d_head]`
        HEAD,
        /// `[head, query, key]`
        PATTERN,
        /// `[pos, head, d_model]`
        HEAD_RESULT,
        /// `[pos, d_mlp]`
        NEURON
    }

    private final String template;
    private final Axes axes;

    Site(String template, Axes axes) {
        this.template = template;
        this.axes = axes;
    }

    public Axes axes() {
        return axes;
    }

    public boolean perLayer() {
        return template.startsWith("blocks.");
    }

    /// The TransformerLens name at a layer; `layer` is ignored by sites outside the blocks.
    public String at(int layer) {
        return template.replace("%d", String.valueOf(layer));
    }

    /// The name behind `blocks.N.`, which is how a site is called where the layer is said apart.
    public String shortName() {
        return template.replace("blocks.%d.", "");
    }

    /// The site with this short name, `attn.hook_z`.
    public static Optional<Site> named(String shortName) {
        return Arrays.stream(values()).filter(site -> site.shortName().equals(shortName)).findFirst();
    }
}
