package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import glasshead.experiment.Receiver;
import glasshead.experiment.Site;
import glasshead.gpt2.Gpt2Weights.Block;
import glasshead.gpt2.Gpt2Weights.Mlp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/// Edges that are cut one at a time, exactly: what a receiver reads has another share of one sender in it, goes through the receiver's own
/// LayerNorm, and the rest of the model follows. Everything before is the untouched run's.
///
/// The senders' changed inputs of a layer are normalised once for all receivers there, and give all changed queries, keys and values in one
/// product; of the attention only one head's is computed anew for each.
public final class EdgeVariants {

    /// Tokens in one batch at most, as far as that can be: beyond that activations leave the processor's caches between two products.
    private static final int MOST_TOKENS = 1024;

    private final PairedRows rows;
    private final Gpt2 model;
    private final Gpt2Config config;
    private final int first;
    private final int senders;
    private final Sink sink;
    private final BooleanSupplier cancelled;

    /// Gets results as they are there.
    public interface Sink {
        /// @param residuals final residual streams at the position that is read, `[row, receiver, sender, d_model]`; closed afterwards
        void found(List<Receiver> receivers, NDArray residuals);
    }

    /// @param first     the first of some senders, by its number in the graph
    /// @param afterLast one past the last of them; all before the receivers
    public EdgeVariants(PairedRows rows, int first, int afterLast, Sink sink, BooleanSupplier cancelled) {
        this.rows = rows;
        this.first = first;
        this.senders = afterLast - first;
        this.sink = sink;
        this.cancelled = cancelled;
        model = rows.model();
        config = model.config();
    }

    /// Into the logits.
    public void intoLogits() {
        try (NDManager scratch = model.newManager()) {
            NDArray last = last(rows.before(scratch, config.layers()), 1).expandDims(1);
            found(List.of(Receiver.LOGITS), last.add(last(rows.differences(scratch, first, first + senders), 2)));
        }
    }

    /// Into the MLP of a layer.
    public void intoMlp(int layer) {
        Mlp mlp = Objects.requireNonNull(model.weights().block(layer).mlp());
        boolean end = layer == config.layers() - 1;
        try (NDManager scratch = model.newManager()) {
            NDArray changed = rows.middle(scratch, layer).expandDims(1).add(rows.differences(scratch, first, first + senders));
            NDArray read = end ? last(changed, 2) : changed;
            NDArray normalized = Normalized.of(mlp.norm(), read, config.epsilon()).values().reshape(-1, config.dModel());
            NDArray written = multiply(config.activation().of(multiply(normalized, mlp.in(), mlp.inBias())), mlp.out(), mlp.outBias());
            NDArray rest = rows.before(scratch, layer + 1).sub(rows.site(scratch, Site.MLP_OUT, layer)).expandDims(1);
            NDArray after = (end ? last(rest, 2) : rest).add(written.reshape(read.getShape()));
            if (end) {
                found(List.of(Receiver.mlp(layer)), after);
            } else {
                follow(List.of(Receiver.mlp(layer)), Site.RESID_PRE, layer + 1, new Start(layer + 1, Start.Entry.BLOCK, rows.from()),
                        after.expandDims(1));
            }
        }
    }

    /// Into queries, keys and values of all heads of a layer.
    public void intoHeads(int layer) {
        Block block = model.weights().block(layer);
        try (NDManager scratch = model.newManager()) {
            NDArray changed = rows.before(scratch, layer).expandDims(1).add(rows.differences(scratch, first, first + senders));
            NDArray normalized = Normalized.of(block.norm1(), changed, config.epsilon()).values().reshape(-1, config.dModel());
            NDList qkv = multiply(normalized, block.qkv(), block.qkvBias()).split(3, 1);
            // [row, sender, pos, head, d_head]
            List<NDArray> gathered = new OneHeadAnew(rows, layer, scratch).gathered(qkv, senders);
            NDArray z = rows.site(scratch, Site.Z, layer).expandDims(1).broadcast(shape(config.heads()));
            List<Receiver> receivers = rows.graph().receivers().stream()
                    .filter(receiver -> receiver.port().ofHead() && receiver.layer() == layer).toList();
            int together = (int) Math.max(1, MOST_TOKENS / ((long) rows.rows() * senders * rows.length()));
            for (int begin = 0; begin < receivers.size(); begin += together) {
                Gpt2.check(cancelled);
                List<Receiver> some = receivers.subList(begin, Math.min(begin + together, receivers.size()));
                try (NDManager batch = scratch.newSubManager()) {
                    follow(some, Site.Z, layer, new Start(layer, Start.Entry.AFTER_ATTENTION, rows.from()), changed(batch, some, z,
                            gathered));
                }
            }
        }
    }

    /// z of each receiver's head as changed, all others as they were: `[row, receiver, sender, pos, head, d_head]`.
    private NDArray changed(NDManager batch, List<Receiver> receivers, NDArray z, List<NDArray> gathered) {
        NDList each = new NDList();
        NDArray there = Views.in(batch, z);
        for (Receiver receiver : receivers) {
            int head = receiver.head();
            NDList parts = new NDList();
            if (head > 0) {
                parts.add(there.get(":, :, :, 0:{}", head));
            }
            parts.add(Views.in(batch, gathered.get(receiver.port().ordinal())).get(":, :, :, {}:{}", head, head + 1));
            if (head < config.heads() - 1) {
                parts.add(there.get(":, :, :, {}:", head + 1));
            }
            each.add(parts.size() == 1 ? parts.get(0) : NDArrays.concat(parts, 3));
        }
        return NDArrays.stack(each, 1);
    }

    private Shape shape(int heads) {
        return new Shape(rows.rows(), senders, rows.length(), heads, config.dHead());
    }

    /// The rest of the model behind changed activations.
    ///
    /// @param values `[row, receiver, sender, pos, ...]`
    private void follow(List<Receiver> receivers, Site site, int layer, Start start, NDArray values) {
        int variants = receivers.size() * senders;
        List<Row> batch = new ArrayList<>();
        List<Layout.Span> spans = new ArrayList<>();
        for (int row = 0; row < rows.rows(); row++) {
            for (int variant = 0; variant < variants; variant++) {
                batch.add(new Row(rows.run(row).tokens(), rows.run(row), start, rows.end(), List.of()));
                spans.add(new Layout.Span(batch.size() - 1, rows.from(), rows.end(), null));
            }
        }
        int[] read = new int[batch.size()];
        Arrays.fill(read, rows.end() - 1);
        long tokens = (long) batch.size() * rows.length();
        NDArray given = values.reshape(new Shape(tokens).addAll(values.getShape().slice(4)));
        try (NDManager target = model.newManager()) {
            NDArray residuals = new LayerLoop(model, batch, read, LayerLoop.Recorder.NONE)
                    .changing(new Given(site, layer, given, Layout.inOrder(spans))).run(target, cancelled);
            found(receivers, residuals);
        }
    }

    /// All rows' activations at a place are these.
    ///
    /// @param values `[token, ...]`, lying as `order` says
    private record Given(Site site, int layer, NDArray values, Layout order) implements LayerLoop.Change {
        @Override
        public NDArray tokens(Site at, int in, NDArray activation, Layout layout) {
            if (at != site || in != layer) {
                return activation;
            }
            int[] places = layout.placesIn(order);
            boolean same = places.length == values.getShape().get(0);
            for (int i = 0; i < places.length && same; i++) {
                same = places[i] == i;
            }
            return same ? Views.in(activation.getManager(), values) : Views.rows(Views.in(activation.getManager(), values), places);
        }
    }

    private void found(List<Receiver> receivers, NDArray residuals) {
        sink.found(receivers, residuals.reshape(rows.rows(), receivers.size(), senders, config.dModel()));
    }

    private NDArray multiply(NDArray x, NDArray map, NDArray bias) {
        model.work().weighted(x, map, false);
        return x.matMul(map).addi(bias);
    }

    /// @param axis that of the positions
    private static NDArray last(NDArray array, int axis) {
        long length = array.getShape().get(axis);
        return axis == 1 ? array.get(":, {}:{}", length - 1, length) : array.get(":, :, {}:{}", length - 1, length);
    }
}
