package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import glasshead.experiment.Site;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Every activation of one run, by TransformerLens site, without batch axis.
///
/// What is cheap to keep is kept (q, k, v, z, MLP pre-activations and outputs, the residual stream after each block), the rest is derived
/// from it when asked for. A site that an intervention changed is kept in any case. A re-run holds only what can differ from the run it
/// grew from and refers to that one (its parent, which must stay open) for the rest.
public final class ActivationCache implements AutoCloseable {

    static final Set<Site> KEPT = EnumSet.of(Site.Q, Site.K, Site.V, Site.Z, Site.MLP_PRE, Site.MLP_OUT, Site.RESID_POST);

    private final Gpt2 model;
    private final int[] tokens;
    private @Nullable ActivationCache parent;
    private Start start;
    private final NDManager manager;
    private final Map<Key, NDArray> kept = new HashMap<>();
    private long bytes;

    private record Key(Site site, int layer) {
    }

    ActivationCache(Gpt2 model, int[] tokens, @Nullable ActivationCache parent, Start start) {
        this.model = model;
        this.tokens = tokens.clone();
        this.parent = parent;
        this.start = start;
        this.manager = model.newManager();
    }

    public int[] tokens() {
        return tokens.clone();
    }

    public int length() {
        return tokens.length;
    }

    /// Memory held by this run alone, without its parent's.
    public long bytes() {
        return bytes;
    }

    /// The first block that was run.
    public int firstLayer() {
        return start.layer();
    }

    /// @param activation `[pos, ...]` or `[head, query, key]`, which others go on using
    void keep(Site site, int layer, NDArray activation) {
        NDArray own = activation.reshape(activation.getShape());
        own.attach(manager);
        kept.put(new Key(site, layer), own);
        bytes += own.size() * Float.BYTES;
    }

    /// The whole activation at a site, all positions, in the shape that [Site.Axes] says.
    ///
    /// @param target owns the result, which may share its numbers with the cache: it is not to be changed
    public NDArray get(NDManager target, Site site, int layer) {
        NDArray own = kept.get(new Key(site, layer));
        if (own != null) {
            return parent == null || start.position() == 0 ? Views.in(target, own) : joined(target, parent, site, layer, own);
        }
        boolean before = site.perLayer() && layer < start.layer();
        if (parent != null && (before || KEPT.contains(site))) {
            return parent.get(target, site, layer);
        }
        return new DerivedSites(model, this, target).get(site, layer);
    }

    /// The residual stream that enters a block, or, for the number of blocks, the final one: `[pos, d_model]`.
    public NDArray residualBefore(NDManager target, int layer) {
        if (layer == model.config().layers()) {
            return layer == 0 ? get(target, Site.RESID_PRE, 0) : get(target, Site.RESID_POST, layer - 1);
        }
        return get(target, Site.RESID_PRE, layer);
    }

    /// One position of a kept site, `[...]`, without putting the whole together.
    public NDArray at(NDManager target, Site site, int layer, int position) {
        NDArray own = kept.get(new Key(site, layer));
        if (own != null && position >= start.position()) {
            return Views.in(target, own).get(position - start.position());
        }
        return parent != null && KEPT.contains(site) ? parent.at(target, site, layer, position) : get(target, site, layer).get(position);
    }

    /// The final residual stream at one position, `[d_model]`.
    public NDArray finalResidual(NDManager target, int position) {
        int layers = model.config().layers();
        return layers == 0 ? residualBefore(target, 0).get(position) : at(target, Site.RESID_POST, layers - 1, position);
    }

    private NDArray joined(NDManager target, ActivationCache from, Site site, int layer, NDArray own) {
        int axis = site.axes() == Site.Axes.PATTERN ? 1 : 0;
        NDArray before = from.get(target, site, layer);
        NDArray kept = axis == 0 ? before.get("0:{}", start.position()) : before.get(":, 0:{}", start.position());
        return (axis == 0 ? kept : asWide(kept, own, site)).concat(own, axis);
    }

    /// Of a shorter run, `[head, query, key]`, with the keys that came behind it, which its queries can't see.
    private static NDArray asWide(NDArray kept, NDArray own, Site site) {
        long[] shape = kept.getShape().getShape();
        long more = own.getShape().get(2) - shape[2];
        return more <= 0 ? kept : kept.concat(kept.getManager().full(new Shape(shape[0], shape[1], more), site == Site.ATTN_SCORES
                ? Float.NEGATIVE_INFINITY : 0), 2);
    }

    /// Copies what this run shares with its parent, and from then on needs it no more.
    void detach() {
        ActivationCache from = Objects.requireNonNull(parent);
        try (NDManager scratch = manager.newSubManager()) {
            for (Map.Entry<Key, NDArray> entry : kept.entrySet()) {
                NDArray own = entry.getValue();
                NDArray whole = joined(scratch, from, entry.getKey().site(), entry.getKey().layer(), own);
                whole.attach(manager);
                own.close();
                entry.setValue(whole);
            }
        }
        bytes = kept.values().stream().mapToLong(array -> array.size() * Float.BYTES).sum();
        parent = null;
        start = Start.FULL;
    }

    @Override
    public void close() {
        kept.clear();
        manager.close();
    }
}
