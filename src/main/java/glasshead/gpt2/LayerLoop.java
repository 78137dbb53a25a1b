package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import glasshead.experiment.Site;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The one way through the layers: rows of any prompts and lengths, each with edits of its own and from a place of its own on.
///
/// The batch grows as it goes down: a row that grows from an earlier run joins, with that run's activations, at the first place that its
/// edits can change.
final class LayerLoop implements ForwardPass.Hooks {

    /// What keeps activations, behind the edits. Arrays that are kept are to be attached elsewhere.
    interface Recorder {

        Recorder NONE = new Recorder() {
            @Override
            public void tokens(Site site, int layer, NDArray activation, Layout layout) {
                // nothing is kept
            }

            @Override
            public void attention(Site site, int layer, NDArray activation, Layout.Group group) {
                // nothing is kept
            }
        };

        /// @param activation `[token, ...]` of all rows
        void tokens(Site site, int layer, NDArray activation, Layout layout);

        /// @param activation scores or pattern, `[row, head, query, key]` of one group's rows
        void attention(Site site, int layer, NDArray activation, Layout.Group group);
    }

    /// What else becomes of activations, of all rows at once: behind the edits, before anything is kept.
    interface Change {

        Change NONE = new Change() {
        };

        /// @param activation `[token, ...]` of all rows
        /// @return it, or another one of the same shape
        default NDArray tokens(Site site, int layer, NDArray activation, Layout layout) {
            return activation;
        }

        /// @param activation scores or pattern, `[row, head, query, key]` of one group's rows
        default NDArray attention(Site site, int layer, NDArray activation, Layout.Group group) {
            return activation;
        }

        /// As [ForwardPass.Hooks#heads].
        default @Nullable NDList heads(int layer, NDArray residual, Layout layout) {
            return null;
        }

        /// As [ForwardPass.Hooks#mlpInput].
        default NDArray mlpInput(int layer, NDArray middle, Layout layout) {
            return middle;
        }
    }

    private final Gpt2 model;
    private final List<Row> rows;
    private final int @Nullable [] read;
    private final Recorder recorder;
    private final RowEdits edits;
    private NDArray embedding;
    private Change change = Change.NONE;
    private boolean forGradients;
    private int end;
    private Layout layout = Layout.of(List.of());
    private @Nullable NDArray residual;

    /// @param read by row the one position whose final residual stream is wanted: the last block does not compute more. All without it
    LayerLoop(Gpt2 model, List<Row> rows, int @Nullable [] read, Recorder recorder) {
        this.model = model;
        this.rows = rows;
        this.read = read;
        this.recorder = recorder;
        embedding = model.weights().embed();
        end = model.config().layers();
        edits = new RowEdits(rows);
    }

    /// Another W_E in place of the model's own.
    LayerLoop withEmbedding(NDArray other) {
        embedding = other;
        return this;
    }

    LayerLoop changing(Change all) {
        change = all;
        return this;
    }

    /// Everything on the way stays until the result's manager is closed, as gradients need it.
    LayerLoop keepingAll() {
        forGradients = true;
        return this;
    }

    /// No further than before this block, so that the residual stream there is the result; for rows from the embedding on, read whole.
    LayerLoop before(int block) {
        end = block;
        return this;
    }

    /// @param target owns the result
    /// @return the final residual stream: `[row, d_model]` where one position of each row is read, else `[token, d_model]`; rows in the
    ///         order in which they were given
    NDArray run(NDManager target, BooleanSupplier cancelled) {
        NDManager pass = forGradients ? target : model.newManager();
        try {
            ForwardPass forward = new ForwardPass(model, this, pass);
            int first = rows.stream().mapToInt(row -> row.start().layer()).min().orElse(end);
            embed(forward, pass);
            for (int layer = first; layer < end; layer++) {
                Gpt2.check(cancelled);
                block(forward, pass, layer);
            }
            Layout late = joining(end, Start.Entry.BLOCK);
            NDArray result = inGivenOrder(pass, read == null ? late : late.narrowed(read));
            result.attach(target);
            return result;
        } finally {
            if (!forGradients) {
                pass.close();
            }
        }
    }

    /// Rows that begin at the embeddings.
    private void embed(ForwardPass forward, NDManager pass) {
        layout = joining(0, Start.Entry.EMBEDDING);
        if (layout.isEmpty()) {
            return;
        }
        int[] ids = new int[layout.tokens()];
        int[] positions = new int[layout.tokens()];
        int token = 0;
        for (Layout.Span span : layout.spans()) {
            for (int position = span.from(); position < span.to(); position++) {
                ids[token] = rows.get(span.row()).tokens()[position];
                positions[token++] = position;
            }
        }
        residual = forward.embed(pass, embedding, ids, positions, layout);
    }

    private void block(ForwardPass forward, NDManager pass, int layer) {
        NDArray entering = residual;
        NDManager scratch = forGradients ? pass : pass.newSubManager();
        try {
            NDArray leaving = through(forward, scratch, entering == null || forGradients ? entering : Views.in(scratch, entering), layer);
            leaving.attach(pass);
            residual = leaving;
        } finally {
            if (!forGradients) {
                scratch.close();
            }
        }
        if (entering != null && !forGradients) {
            entering.close();
        }
    }

    private NDArray through(ForwardPass forward, NDManager scratch, @Nullable NDArray entering, int layer) {
        Layout whole = joining(layer, Start.Entry.BLOCK);
        NDArray stream = join(entering, whole, known(scratch, Site.RESID_PRE, layer, whole));
        layout = layout.with(whole);
        NDArray computed = null;
        if (stream != null) {
            stream = at(Site.RESID_PRE, layer, stream, layout);
            computed = forward.attention(layer, stream, layout);
        }
        Layout halfway = joining(layer, Start.Entry.AFTER_ATTENTION);
        NDArray z = Objects.requireNonNull(join(computed, halfway, known(scratch, Site.Z, layer, halfway)));
        stream = Objects.requireNonNull(join(stream, halfway, known(scratch, Site.RESID_PRE, layer, halfway)));
        layout = layout.with(halfway);
        if (read != null && layer == model.config().layers() - 1) {
            Layout narrow = layout.narrowed(read);
            int[] places = narrow.placesIn(layout);
            stream = Views.rows(stream, places);
            z = Views.rows(z, places);
            layout = narrow;
        }
        return forward.afterAttention(layer, stream, z, layout);
    }

    private Layout joining(int layer, Start.Entry entry) {
        return Layout.of(IntStream.range(0, rows.size())
                .filter(row -> rows.get(row).start().layer() == layer && rows.get(row).start().entry() == entry)
                .mapToObj(row -> rows.get(row).span(row)).toList());
    }

    /// Tokens of rows that are there and of rows that join, each row where the layout of all has it; nothing of no rows.
    private @Nullable NDArray join(@Nullable NDArray there, Layout joining, @Nullable NDArray added) {
        if (added == null) {
            return there;
        }
        if (there == null) {
            return added;
        }
        int[] places = layout.with(joining).placesIn(layout, joining);
        NDArray both = there.concat(added, 0);
        return isAscending(places) ? both : Views.rows(both, places);
    }

    private static boolean isAscending(int[] places) {
        return IntStream.range(0, places.length).allMatch(i -> places[i] == i);
    }

    /// What joining rows bring along from the runs that they grow from, as a copy: `[token, ...]`; nothing of no rows.
    private @Nullable NDArray known(NDManager scratch, Site site, int layer, Layout joining) {
        NDList parts = new NDList();
        for (Layout.Group group : joining.groups()) {
            ActivationCache last = null;
            NDArray part = null;
            for (Layout.Span span : group.spans()) {
                ActivationCache base = Objects.requireNonNull(rows.get(span.row()).base());
                if (base != last) {
                    NDArray whole = layer == model.config().layers() ? base.residualBefore(scratch, layer) : base.get(scratch, site, layer);
                    part = whole.get("{}:{}", span.from(), span.to());
                    last = base;
                }
                parts.add(part);
            }
        }
        return parts.isEmpty() ? null : parts.size() == 1 ? parts.get(0).duplicate() : NDArrays.concat(parts, 0);
    }

    @Override
    public NDArray at(Site site, int layer, NDArray activation, Layout among) {
        NDArray result = change.tokens(site, layer, edits.made(site, layer, activation, among), among);
        recorder.tokens(site, layer, result, among);
        return result;
    }

    @Override
    public NDArray attention(Site site, int layer, NDArray activation, Layout.Group group) {
        edits.make(site, layer, activation, group);
        NDArray result = change.attention(site, layer, activation, group);
        recorder.attention(site, layer, result, group);
        return result;
    }

    @Override
    public @Nullable NDList heads(int layer, NDArray stream, Layout among) {
        return change.heads(layer, stream, among);
    }

    @Override
    public NDArray mlpInput(int layer, NDArray middle, Layout among) {
        return change.mlpInput(layer, middle, among);
    }

    /// @param late rows that had nothing to compute
    private NDArray inGivenOrder(NDManager pass, Layout late) {
        int layers = model.config().layers();
        if (layers == 0 && read != null && residual != null) {
            Layout narrow = layout.narrowed(read);
            residual = Views.rows(residual, narrow.placesIn(layout));
            layout = narrow;
        }
        NDArray unchanged = known(pass, Site.RESID_POST, layers, late);
        NDArray all = residual == null ? Objects.requireNonNull(unchanged)
                : unchanged == null ? residual : residual.concat(unchanged, 0);
        Layout given = Layout.inOrder(IntStream.range(0, rows.size()).mapToObj(row -> read == null ? rows.get(row).span(row)
                : new Layout.Span(row, read[row], read[row] + 1, null)).toList());
        int[] places = given.placesIn(layout, late);
        return isAscending(places) ? all : Views.rows(all, places);
    }
}
