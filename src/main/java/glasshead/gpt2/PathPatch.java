package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import glasshead.experiment.Graph;
import glasshead.experiment.Part;
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
    private final int layer;
    private final List<Receiver> receivers;
    private final boolean throughMlps;
    private final NDManager scratch;
    private final Map<Integer, NDArray> before = new HashMap<>();
    private final Map<Integer, NDArray> middle = new HashMap<>();

    private PathPatch(PairedRows rows, int layer, List<Receiver> receivers, boolean throughMlps, NDManager scratch) {
        this.rows = rows;
        this.layer = layer;
        this.receivers = receivers;
        this.throughMlps = throughMlps;
        this.scratch = scratch;
        model = rows.model();
        config = model.config();
    }

    /// @param layer     of the senders
    /// @param receivers the logits alone, or any others together
    /// @param target    owns the result
    /// @return final residual streams at the position that is read, `[row, head, d_model]`
    public static NDArray residuals(PairedRows rows, int layer, List<Receiver> receivers, boolean throughMlps, NDManager target,
            BooleanSupplier cancelled) {
        try (NDManager scratch = rows.model().newManager()) {
            NDArray residuals = new PathPatch(rows, layer, receivers, throughMlps, scratch).residuals(cancelled);
            residuals.attach(target);
            return residuals;
        }
    }

    private NDArray residuals(BooleanSupplier cancelled) {
        NDArray last = firstRun();
        return receivers.contains(Receiver.LOGITS) ? last.get(":, :, {}", rows.length() - 1) : secondRun(cancelled);
    }

    /// The residual stream before every later block and MLP, `[row, head, pos, d_model]`.
    ///
    /// @return the final one
    private NDArray firstRun() {
        Graph graph = rows.graph();
        int first = graph.index(new Part(Part.Kind.HEAD, layer, 0));
        NDArray difference = rows.differences(scratch, first, first + config.heads());
        NDArray stream = difference;
        for (int at = layer; at < config.layers(); at++) {
            if (at > layer) {
                before.put(at, stream);
            }
            if (config.hasMlp()) {
                // Heads are held, so that the stream changes behind a block's attention as much as before it.
                middle.put(at, rows.middle(scratch, at).expandDims(1).add(at == layer ? difference
                        : stream.sub(rows.before(scratch, at).expandDims(1))));
            }
            NDArray changed = middle.get(at);
            stream = throughMlps && changed != null ? changed.add(mlp(at, changed))
                    : rows.before(scratch, at + 1).expandDims(1).add(difference);
        }
        return stream;
    }

    private NDArray mlp(int at, NDArray read) {
        Mlp mlp = Objects.requireNonNull(model.weights().block(at).mlp());
        NDArray normalized = Normalized.of(mlp.norm(), read, config.epsilon()).values().reshape(-1, config.dModel());
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
        Part sender = new Part(Part.Kind.HEAD, layer, 0);
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
        NDArray normalized = Normalized.of(block.norm1(), read, config.epsilon()).values().reshape(-1, config.dModel());
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
