package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import glasshead.experiment.Site;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// Many re-runs of one prompt at once, each with edits of its own, of which only the final residual stream at one position is wanted.
///
/// The batch grows as it goes down: each re-run joins, with the activations of the run it grows from, at the first place that its edits can
/// change. In the last block only the wanted position goes through W_O and the MLP; tokens after it are left out throughout, unless an
/// edited pattern may look at them.
public final class VariantBatch {

    /// One re-run.
    ///
    /// @param own     its edits; where the first of them acts is where it joins
    /// @param standing edits that the run it grows from was made with, made again in what is recomputed
    public record Variant(List<Edit> own, List<Edit> standing) {
    }

    private record Key(Site site, int layer) {
    }

    private record RowEdit(int row, Edit edit) {
    }

    private final Gpt2 model;
    private final ActivationCache base;
    private final int position;
    private final int end;
    private final Map<Key, List<RowEdit>> edits = new HashMap<>();
    private final Start[] starts;
    private final int[] order;
    private int from;
    private int to;

    /// @param base     the run that all grow from
    /// @param position where the final residual stream is wanted
    public VariantBatch(Gpt2 model, ActivationCache base, List<Variant> variants, int position) {
        this.model = model;
        this.base = base;
        this.position = position;
        List<Start> unordered = variants.stream().map(variant -> start(variant.own())).toList();
        order = IntStream.range(0, variants.size()).boxed()
                .sorted(Comparator.comparing((Integer i) -> unordered.get(i).layer()).thenComparing(i -> unordered.get(i).entry()))
                .mapToInt(Integer::intValue).toArray();
        starts = IntStream.of(order).mapToObj(unordered::get).toArray(Start[]::new);
        for (int row = 0; row < order.length; row++) {
            Start start = starts[row];
            index(row, variants.get(order[row]).standing().stream().filter(edit -> !enters(edit, start)).toList());
            index(row, variants.get(order[row]).own());
        }
        boolean maySeeLaterTokens = edits.keySet().stream().anyMatch(key -> key.site() == Site.PATTERN);
        end = maySeeLaterTokens ? base.length() : position + 1;
    }

    /// Re-runs without a departing edit, or whose edits lie after the wanted position, join at the very end and stay as they are.
    private Start start(List<Edit> edits) {
        boolean departs = edits.stream().anyMatch(edit -> edit.departs() && edit.firstPosition() <= position);
        return departs ? Start.of(edits) : new Start(model.config().layers(), Start.Entry.BLOCK, position);
    }

    /// Whether a standing edit has been made already in what a row that starts there is given.
    private static boolean enters(Edit edit, Start start) {
        return switch (start.entry()) {
            case EMBEDDING -> edit.at(Site.EMBED, 0) || edit.at(Site.POS_EMBED, 0);
            case BLOCK -> edit.at(Site.RESID_PRE, start.layer());
            case AFTER_ATTENTION -> edit.at(Site.Z, start.layer());
        };
    }

    private void index(int row, List<Edit> of) {
        for (Edit edit : of) {
            edits.computeIfAbsent(new Key(edit.where().site(), edit.where().layer()), key -> new ArrayList<>()).add(new RowEdit(row, edit));
        }
    }

    /// @param target owns the result
    /// @return `[variant, d_model]`, in the order in which the variants were given
    public NDArray run(NDManager target, BooleanSupplier cancelled) {
        int layers = model.config().layers();
        from = IntStream.range(0, starts.length).map(row -> starts[row].position()).min().orElse(position);
        to = end;
        int firstLayer = starts.length == 0 ? layers : starts[0].layer();
        try (NDManager pass = model.newManager()) {
            ForwardPass forward = new ForwardPass(model, end, from, this::at, this::before, pass);
            NDArray residual = null;
            for (int layer = firstLayer; layer < layers; layer++) {
                Gpt2.check(cancelled);
                NDArray entering = residual;
                try (NDManager scratch = pass.newSubManager()) {
                    residual = block(forward, scratch, layer, entering);
                    residual.attach(pass);
                }
                if (entering != null) {
                    entering.close();
                }
            }
            return inGivenOrder(target, pass, residual);
        }
    }

    private NDArray block(ForwardPass forward, NDManager scratch, int layer, NDArray entering) {
        boolean last = layer == model.config().layers() - 1;
        NDArray residual = entering == null ? null : Views.in(scratch, entering);
        residual = joined(residual, embedded(scratch, layer, count(layer, Start.Entry.EMBEDDING)));
        residual = joined(residual, repeated(scratch, Site.RESID_PRE, layer, count(layer, Start.Entry.BLOCK)));
        NDArray z = null;
        if (residual != null) {
            residual = at(Site.RESID_PRE, layer, residual);
            z = forward.attention(layer, residual);
        }
        int joining = count(layer, Start.Entry.AFTER_ATTENTION);
        z = joined(z, repeated(scratch, Site.Z, layer, joining));
        residual = joined(residual, repeated(scratch, Site.RESID_PRE, layer, joining));
        if (!last) {
            return forward.afterAttention(layer, residual, z);
        }
        int index = position - from;
        from = position;
        to = position + 1;
        return forward.afterAttention(layer, residual.get(":, {}:{}", index, index + 1).duplicate(), z.get(":, {}:{}", index, index + 1)
                .duplicate());
    }

    private int count(int layer, Start.Entry entry) {
        return (int) Arrays.stream(starts).filter(start -> start.layer() == layer && start.entry() == entry).count();
    }

    private static NDArray joined(NDArray rows, NDArray joining) {
        return rows == null ? joining : joining == null ? rows : rows.concat(joining, 0);
    }

    /// The base run's activation, once for each of `count` rows: `[row, pos, ...]`, null for none.
    private NDArray repeated(NDManager scratch, Site site, int layer, int count) {
        if (count == 0) {
            return null;
        }
        NDArray one = base.get(scratch, site, layer).get("{}:{}", from, end).expandDims(0);
        return one.broadcast(new Shape(count).addAll(one.getShape().slice(1))).duplicate();
    }

    private NDArray embedded(NDManager scratch, int layer, int count) {
        if (count == 0) {
            return null;
        }
        NDArray tokens = at(Site.EMBED, layer, repeated(scratch, Site.EMBED, 0, count));
        return tokens.add(at(Site.POS_EMBED, layer, repeated(scratch, Site.POS_EMBED, 0, count)));
    }

    private NDArray before(Site site, int layer, NDManager manager) {
        return base.get(manager, site, layer).get("0:{}", from);
    }

    private NDArray at(Site site, int layer, NDArray activation) {
        for (RowEdit rowEdit : edits.getOrDefault(new Key(site, layer), List.of())) {
            if (rowEdit.row() < activation.getShape().get(0)) {
                rowEdit.edit().apply(activation, rowEdit.row(), from, to);
            }
        }
        return activation;
    }

    /// @param residual `[row, pos, d_model]` after the last block, null when no row had anything to compute
    private NDArray inGivenOrder(NDManager target, NDManager pass, NDArray residual) {
        NDList rows = new NDList();
        NDArray unchanged = base.residualBefore(pass, model.config().layers()).get("{}:{}", position, position + 1);
        int[] place = new int[order.length];
        for (int row = 0; row < order.length; row++) {
            place[order[row]] = row;
        }
        int computed = residual == null ? 0 : (int) residual.getShape().get(0);
        if (computed > 0) {
            NDArray last = Views.in(pass, residual);
            rows.add(last.get(":, {}", last.getShape().get(1) - 1));
        }
        if (computed < order.length) {
            rows.add(unchanged.broadcast(order.length - computed, model.config().dModel()));
        }
        NDArray all = rows.size() == 1 ? rows.get(0) : rows.get(0).concat(rows.get(1), 0);
        NDArray result = all.get(pass.create(place)).duplicate();
        result.attach(target);
        return result;
    }
}
