package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import glasshead.experiment.Part;
import glasshead.experiment.PathMode;
import glasshead.experiment.Receiver;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import glasshead.gpt2.Edit.Change;
import glasshead.gpt2.Gpt2Weights.Mlp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// Path patching of the heads of one layer, each by itself: in a first run the head writes what it writes elsewhere while all other heads
/// are held, and MLPs are held too or follow; in a second run receivers read what they read in the first one, and everything else follows.
///
/// Source: "Interpretability in the Wild" (Wang et al., 2022), where MLPs follow.
public final class PathPatch {

    private final PairedRows rows;
    private final Gpt2 model;
    private final Gpt2Config config;
    private final List<Receiver> via;
    private final List<Receiver> receivers;
    private final PathMode mode;
    private final NDManager scratch;
    /// What writes something else at present.
    private Part sender;
    /// What it writes more, `[row, head, pos, d_model]`.
    private NDArray difference;
    private final Map<Integer, NDArray> before = new HashMap<>();
    private final Map<Integer, NDArray> middle = new HashMap<>();

    private PathPatch(PairedRows rows, int layer, List<Receiver> via, List<Receiver> receivers, PathMode mode, NDManager scratch) {
        this.rows = rows;
        this.via = via;
        this.receivers = receivers;
        this.mode = mode;
        this.scratch = scratch;
        model = rows.model();
        config = model.config();
        sender = new Part(Part.Kind.HEAD, layer, 0);
        int first = rows.graph().index(sender);
        difference = rows.differences(scratch, first, first + config.heads());
    }

    /// @param layer     of the senders
    /// @param via       receivers on the way, each after the one before
    /// @param receivers the logits alone, or any others together
    /// @param target    owns the result
    /// @return final residual streams at the position that is read, `[row, head, d_model]`; of paths to the logits with LayerNorm frozen
    ///         they are to be read with the untouched run's scale
    public static NDArray residuals(PairedRows rows, int layer, List<Receiver> via, List<Receiver> receivers, PathMode mode,
            NDManager target, BooleanSupplier cancelled) {
        try (NDManager scratch = rows.model().newManager()) {
            NDArray residuals = new PathPatch(rows, layer, via, receivers, mode, scratch).residuals(cancelled);
            residuals.attach(target);
            return residuals;
        }
    }

    private NDArray residuals(BooleanSupplier cancelled) {
        for (Receiver receiver : via) {
            Gpt2.check(cancelled);
            firstRun();
            pass(receiver);
        }
        NDArray last = firstRun();
        return receivers.contains(Receiver.LOGITS) ? last.get(":, :, {}", rows.length() - 1) : secondRun(cancelled);
    }

    /// A receiver's head or MLP becomes the sender, with what it writes more when only this port of it reads what it read in the first run.
    private void pass(Receiver receiver) {
        int layer = receiver.layer();
        Shape shape = difference.getShape();
        if (receiver.port().ofHead()) {
            NDArray made = read(receiver).reshape(shape.get(0), shape.get(1), shape.get(2), config.dHead());
            NDArray z = rows.site(scratch, Site.Z, layer).get(":, :, {}", receiver.head()).expandDims(1);
            NDArray more = new OneHeadAnew(rows, layer, scratch).gathered(receiver, made).sub(z);
            NDArray map = Views.in(scratch, model.weights().block(layer).output()).reshape(config.heads(), config.dHead(), config.dModel())
                    .get(receiver.head());
            model.work().between(more, map);
            difference = more.matMul(map);
            sender = Part.of(receiver.asHead());
        } else {
            difference = read(receiver).reshape(shape).sub(rows.site(scratch, Site.MLP_OUT, layer).expandDims(1));
            sender = Part.mlp(layer);
        }
    }

    /// The residual stream before every later block and MLP, `[row, head, pos, d_model]`.
    ///
    /// @return the final one
    private NDArray firstRun() {
        before.clear();
        middle.clear();
        NDArray stream = difference;
        for (int at = sender.layer(); at < config.layers(); at++) {
            if (at > sender.layer()) {
                before.put(at, stream);
            }
            boolean reads = config.hasMlp() && Receiver.mlp(at).reads(sender);
            if (reads) {
                // Heads are held, so that the stream changes behind a block's attention as much as before it.
                middle.put(at, rows.middle(scratch, at).expandDims(1).add(at == sender.layer() ? difference
                        : stream.sub(rows.before(scratch, at).expandDims(1))));
            }
            NDArray changed = middle.get(at);
            stream = mode == PathMode.THROUGH_MLPS && changed != null ? changed.add(mlp(at, changed))
                    : rows.before(scratch, at + 1).expandDims(1).add(difference);
        }
        return stream;
    }

    private NDArray normalized(Gpt2Weights.Norm norm, NDArray read, NDArray untouched) {
        NDArray scaled = mode == PathMode.FROZEN_NORM ? untouched.expandDims(1) : read;
        return Normalized.of(norm, read, scaled, config.epsilon()).values().reshape(-1, config.dModel());
    }

    private NDArray mlp(int at, NDArray read) {
        Mlp mlp = Objects.requireNonNull(model.weights().block(at).mlp());
        NDArray normalized = normalized(mlp.norm(), read, rows.middle(scratch, at));
        NDArray post = config.activation().of(multiply(normalized, mlp.in(), mlp.inBias()));
        return multiply(post, mlp.out(), mlp.outBias()).reshape(read.getShape());
    }

    private NDArray multiply(NDArray x, NDArray map, NDArray bias) {
        model.work().weighted(x, map, false);
        return x.matMul(map).addi(bias);
    }

    private NDArray secondRun(BooleanSupplier cancelled) {
        List<List<Edit>> edits = new ArrayList<>();
        int variants = rows.rows() * config.heads();
        IntStream.range(0, variants).forEach(_ -> edits.add(new ArrayList<>()));
        for (Receiver receiver : receivers) {
            // One that is not after the sender keeps what it reads.
            if (receiver.reads(sender)) {
                NDArray read = read(receiver);                                                   // [row * head, pos, ...]
                for (int i = 0; i < variants; i++) {
                    edits.get(i).add(edit(receiver, read.get(i)));
                }
            }
        }
        List<VariantBatch.Variant> batch = IntStream.range(0, variants).mapToObj(i -> new VariantBatch.Variant(rows.run(i / config.heads()),
                rows.end() - 1, edits.get(i), List.of())).toList();
        return VariantBatch.residuals(model, batch, scratch, cancelled).reshape(rows.rows(), config.heads(), config.dModel());
    }

    /// What a receiver makes of what it read in the first run.
    private NDArray read(Receiver receiver) {
        NDArray read = Objects.requireNonNull((receiver.port().ofHead() ? before : middle).get(receiver.layer()));
        Shape shape = new Shape((long) rows.rows() * config.heads(), rows.length());
        if (!receiver.port().ofHead()) {
            return mlp(receiver.layer(), read).reshape(shape.add(config.dModel()));
        }
        Gpt2Weights.Block block = model.weights().block(receiver.layer());
        NDArray normalized = normalized(block.norm1(), read, rows.before(scratch, receiver.layer()));
        int begin = receiver.port().ordinal() * config.dModel() + receiver.head() * config.dHead();
        NDArray map = block.qkv().get(scratch, new NDIndex(":, {}:{}", begin, begin + config.dHead()));
        NDArray bias = block.qkvBias().get(scratch, new NDIndex("{}:{}", begin, begin + config.dHead()));
        return multiply(normalized, map, bias).reshape(shape.add(config.dHead()));
    }

    private Edit edit(Receiver receiver, NDArray values) {
        Where where = receiver.port().ofHead() ? Where.head(Site.valueOf(receiver.port().name()), receiver.asHead())
                : Where.layer(Site.MLP_OUT, receiver.layer());
        return new Edit(where, IntStream.range(rows.from(), rows.end()).toArray(), false, new Change.Replace(values, true, false));
    }
}
