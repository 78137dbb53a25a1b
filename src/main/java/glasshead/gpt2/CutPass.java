package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import glasshead.experiment.Edge;
import glasshead.experiment.Graph;
import glasshead.experiment.Head;
import glasshead.experiment.Part;
import glasshead.experiment.Receiver;
import glasshead.experiment.Receiver.Port;
import glasshead.experiment.Site;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Any sets of edges cut at once: each receiver reads the residual stream with the shares of its cut senders exchanged, through its own
/// LayerNorm. Begins at the first receiver that has a cut edge in one of the sets.
public final class CutPass implements LayerLoop.Change {

    private final PairedRows rows;
    private final Gpt2 model;
    private final Gpt2Config config;
    private final Graph graph;
    private final List<BitSet> cuts;
    private final BitSet any = new BitSet();
    private final NDManager manager;
    private final Start start;
    private final Kind kind;
    private final Held held;
    private final BitSet cutSenders = new BitSet();
    private final List<Written> parts = new ArrayList<>();

    /// What some senders write elsewhere minus what they write here.
    ///
    /// @param first       number of the first of them in the graph
    /// @param count       how many they are
    /// @param differences `[row, set, sender, pos * d_model]`, or, where it is the same in all sets, `[row, sender, pos * d_model]`
    private record Written(int first, int count, NDArray differences) {

        boolean same() {
            return differences.getShape().dimension() == 3;
        }
    }

    /// What else is changed on the way, and what becomes of the run.
    private enum Kind {
        /// Nothing is: everything before the first cut edge is as it was.
        CUT,
        /// Edits are made: what senders write is told from the first block on that is run.
        EDITED,
        /// The same, and everything is kept: what the logits read stands as the final residual stream.
        KEPT
    }

    /// @param cuts  edges that are cut, by their number in the graph: a set for each variant
    /// @param given where it begins, unless that is up to the cut edges
    private CutPass(PairedRows rows, List<BitSet> cuts, Held held, Kind kind, @Nullable Start given, NDManager manager) {
        this.rows = rows;
        this.held = held;
        this.cuts = cuts;
        this.manager = manager;
        model = rows.model();
        config = model.config();
        graph = rows.graph();
        cuts.forEach(any::or);
        this.kind = kind;
        start = given == null ? start() : given;
        int edge = 0;
        for (Receiver receiver : graph.receivers()) {
            for (int sender = 0; sender < graph.before(receiver); sender++) {
                cutSenders.set(sender, cutSenders.get(sender) || any.get(edge + sender));
            }
            edge += graph.before(receiver);
        }
        boolean headsStand = start.entry() == Start.Entry.AFTER_ATTENTION && kind == Kind.CUT;
        int before = graph.before(start.layer() == config.layers() ? Receiver.LOGITS : headsStand
                ? Receiver.mlp(start.layer()) : head(start.layer(), Port.Q, 0));
        parts.add(new Written(0, before, flat(rows.differences(manager, 0, before), 2)));
    }

    /// One set of edges cut in one row of which everything is computed anew, as the change of a loop that keeps its activations.
    ///
    /// @param manager owns what is on the way; it must stay open as long as the loop runs
    static CutPass whole(PairedRows rows, BitSet cut, NDManager manager) {
        return new CutPass(rows, List.of(cut), Held.NOTHING, Kind.KEPT, new Start(0, Start.Entry.EMBEDDING, rows.from()), manager);
    }

    /// One set of edges cut in variants of one row, each with edits of its own.
    ///
    /// @param rows     a single one: the run that the variants grow from, in which those edges may be cut already
    /// @param start    where all of them join
    /// @param edits    for each variant
    /// @param position where the final residual streams are read
    /// @param target   owns the result
    /// @return `[variant, d_model]`
    static NDArray edited(PairedRows rows, BitSet cut, Start start, List<List<Edit>> edits, int position, NDManager target,
            BooleanSupplier cancelled) {
        try (NDManager manager = rows.model().newManager()) {
            NDArray residuals = new CutPass(rows, Collections.nCopies(edits.size(), cut), Held.NOTHING, Kind.EDITED, start, manager)
                    .run(edits, position, cancelled).squeeze(0);
            residuals.attach(target);
            return residuals;
        }
    }

    /// @param cuts   edges that are cut, by their number in the graph: a set for each variant
    /// @param target owns the result
    /// @return the final residual streams at the position that is read, `[row, set, d_model]`
    public static NDArray residuals(PairedRows rows, List<BitSet> cuts, NDManager target, BooleanSupplier cancelled) {
        return residuals(rows, cuts, Held.NOTHING, target, cancelled);
    }

    /// The same while something is held.
    public static NDArray residuals(PairedRows rows, List<BitSet> cuts, Held held, NDManager target, BooleanSupplier cancelled) {
        try (NDManager manager = rows.model().newManager()) {
            NDArray residuals = new CutPass(rows, cuts, held, Kind.CUT, null, manager)
                    .run(Collections.nCopies(cuts.size(), List.of()), rows.end() - 1, cancelled);
            residuals.attach(target);
            return residuals;
        }
    }

    private Start start() {
        int layers = config.layers();
        for (int layer = 0; layer < layers; layer++) {
            if (cutsInto(head(layer, Port.Q, 0), 3 * graph.heads())) {
                return new Start(layer, Start.Entry.BLOCK, rows.from());
            }
            if (graph.mlps() && cutsInto(Receiver.mlp(layer), 1)) {
                return new Start(layer, Start.Entry.AFTER_ATTENTION, rows.from());
            }
        }
        return new Start(layers, Start.Entry.BLOCK, rows.from());
    }

    private static Receiver head(int layer, Port port, int head) {
        return new Receiver(port, layer, head);
    }

    /// Number of the first edge into a receiver.
    private int first(Receiver receiver) {
        return graph.index(new Edge(Part.INPUT, receiver));
    }

    /// Whether one of some receivers, which follow each other in the graph and have as many senders, has a cut edge in any set.
    private boolean cutsInto(Receiver receiver, int count) {
        int first = first(receiver);
        int next = any.nextSetBit(first);
        return next >= 0 && next < first + count * graph.before(receiver);
    }

    /// @param edits    for each set
    /// @param position where the final residual streams are read
    private NDArray run(List<List<Edit>> edits, int position, BooleanSupplier cancelled) {
        int sets = cuts.size();
        // What comes behind the position that is read is there only where attention looks ahead at it.
        int positions = position == rows.end() - 1 ? 1 : rows.length();
        NDArray last;
        if (start.layer() == config.layers()) {
            last = rows.before(manager, config.layers()).get(":, {}:{}", rows.length() - positions, rows.length()).expandDims(1)
                    .broadcast(rows.rows(), sets, positions, config.dModel());
        } else {
            List<Row> batch = new ArrayList<>();
            // Sets of a row behind each other: so the layout keeps them, since they grow from the same run.
            for (int row = 0; row < rows.rows(); row++) {
                for (int set = 0; set < sets; set++) {
                    batch.add(new Row(rows.run(row).tokens(), rows.run(row), start, rows.end(), edits.get(set)));
                }
            }
            int[] read = new int[batch.size()];
            Arrays.fill(read, position);
            last = new LayerLoop(model, batch, positions == 1 ? read : null, LayerLoop.Recorder.NONE).changing(this).run(manager, cancelled)
                    .reshape(rows.rows(), sets, positions, config.dModel());
        }
        NDArray seen = cutsInto(Receiver.LOGITS, 1)
                ? last.add(changes(List.of(Receiver.LOGITS), positions, manager).reshape(last.getShape())) : last;
        return seen.get(":, :, {}", positions == 1 ? 0 : position - rows.from());
    }

    /// Queries, keys and values, each head's from an input of its own.
    @Override
    public @Nullable NDList heads(int layer, NDArray residual, Layout layout) {
        if (!cutsInto(head(layer, Port.Q, 0), 3 * graph.heads())) {
            return null;
        }
        NDManager scratch = residual.getManager();
        List<Receiver> receivers = new ArrayList<>();
        for (Port port : List.of(Port.Q, Port.K, Port.V)) {
            for (int head = 0; head < graph.heads(); head++) {
                receivers.add(head(layer, port, head));
            }
        }
        long tokens = layout.tokens();
        NDArray read = residual.reshape(new Shape(rows.rows(), cuts.size(), 1, tokens / rows.rows() / cuts.size(), config.dModel()))
                .add(changes(receivers, rows.length(), scratch));                             // [row, set, receiver, pos, d_model]
        NDArray normalized = Normalized.of(model.weights().block(layer).norm1(), read, config.epsilon()).values()
                .transpose(2, 0, 1, 3, 4).reshape(receivers.size(), tokens, config.dModel());
        NDArray map = Views.in(scratch, model.weights().block(layer).qkv()).reshape(config.dModel(), receivers.size(), config.dHead())
                .transpose(1, 0, 2);
        NDArray bias = Views.in(scratch, model.weights().block(layer).qkvBias()).reshape(receivers.size(), 1, config.dHead());
        model.work().between(normalized, map);
        NDArray qkv = normalized.matMul(map).addi(bias).transpose(1, 0, 2);                   // [token, receiver, d_head]
        return qkv.split(3, 1);
    }

    @Override
    public NDArray mlpInput(int layer, NDArray middle, Layout layout) {
        if (!cutsInto(Receiver.mlp(layer), 1)) {
            return middle;
        }
        int positions = layout.tokens() / rows.rows() / cuts.size();
        return middle.add(changes(List.of(Receiver.mlp(layer)), positions, middle.getManager()).reshape(middle.getShape()));
    }

    @Override
    public NDArray attention(Site site, int layer, NDArray activation, Layout.Group group) {
        return held.holds(site, layer) ? held.pattern(rows, layer, activation.getManager(), group, cuts.size()) : activation;
    }

    /// Senders write.
    @Override
    public NDArray tokens(Site site, int layer, NDArray activation, Layout layout) {
        if (held.holds(site, layer)) {
            return held.value(rows, activation, layer, cuts.size());
        }
        if (kind != Kind.CUT && site == Site.RESID_PRE && layer == 0) {
            readInput(activation);
        }
        if (kind == Kind.KEPT && site == Site.RESID_POST && layer == config.layers() - 1 && cutsInto(Receiver.LOGITS, 1)) {
            return activation.add(changes(List.of(Receiver.LOGITS), layout.tokens(), activation.getManager()).reshape(activation
                    .getShape()));
        }
        boolean mlp = site == Site.MLP_OUT;
        if (!mlp && site != Site.Z) {
            return activation;
        }
        int first = graph.index(mlp ? Part.mlp(layer) : Part.of(new Head(layer, 0)));
        int count = mlp ? 1 : graph.heads();
        int cut = cutSenders.nextSetBit(first);
        // What begins behind a block's attention has its heads as they were.
        if (cut >= 0 && cut < first + count && first >= parts.getFirst().count) {
            NDManager scratch = activation.getManager();
            int positions = layout.tokens() / rows.rows() / cuts.size();
            NDArray other = last(mlp ? rows.otherMlp(scratch, layer) : rows.otherZ(scratch, layer), positions).expandDims(1);
            NDArray here = activation.reshape(new Shape(rows.rows(), cuts.size(), positions).addAll(activation.getShape().slice(1)));
            NDArray difference = rows.masked(other.sub(here));
            NDArray written = mlp ? difference : rows.results(difference.reshape(new Shape((long) rows.rows() * cuts.size()).addAll(
                    difference.getShape().slice(2))), layer, scratch);
            NDArray part = written.reshape(rows.rows(), cuts.size(), count, (long) positions * config.dModel());
            part.attach(manager);
            parts.add(new Written(first, count, part));
        }
        return activation;
    }

    /// An edit may have changed what the input writes here.
    private void readInput(NDArray activation) {
        NDManager scratch = activation.getManager();
        NDArray here = activation.reshape(rows.rows(), cuts.size(), rows.length(), config.dModel());
        NDArray changed = rows.masked(rows.before(scratch, 0).expandDims(1).sub(here)).add(rows.differences(scratch, 0, 1));
        NDArray part = flat(changed.expandDims(2), 3);                                         // [row, set, 1, pos * d_model]
        part.attach(manager);
        parts.set(0, new Written(0, 1, part));
    }

    /// What is added to what receivers read, `[row, set, receiver, pos, d_model]`.
    ///
    /// @param receivers with the same senders before them
    /// @param positions all, or 1 for the last
    private NDArray changes(List<Receiver> receivers, int positions, NDManager scratch) {
        int sets = cuts.size();
        Shape shape = new Shape(rows.rows(), sets, receivers.size(), positions, config.dModel());
        NDArray sum = null;
        for (Written part : parts) {
            float[] which = which(part, receivers);
            if (which.length > 0) {
                NDArray chosen = scratch.create(which, part.same() ? new Shape((long) sets * receivers.size(), part.count)
                        : new Shape(sets, receivers.size(), part.count));
                long width = part.differences.getShape().get(part.differences.getShape().dimension() - 1);
                NDArray differences = part.differences.get("..., {}:{}", width - (long) positions * config.dModel(), width);
                model.work().between(chosen, differences);
                NDArray added = chosen.matMul(differences).reshape(shape);
                sum = sum == null ? added : sum.addi(added);
            }
        }
        return sum == null ? scratch.zeros(shape) : sum;
    }

    /// 1 where an edge from a sender of a part is cut, `[set, receiver, sender]`; empty where none is.
    private float[] which(Written part, List<Receiver> receivers) {
        float[] which = new float[cuts.size() * receivers.size() * part.count];
        boolean some = false;
        int at = 0;
        for (BitSet cut : cuts) {
            for (Receiver receiver : receivers) {
                int first = first(receiver) + part.first;
                int there = Math.min(part.count, graph.before(receiver) - part.first);
                for (int sender = 0; sender < part.count; sender++) {
                    boolean isCut = sender < there && cut.get(first + sender);
                    which[at++] = isCut ? 1 : 0;
                    some |= isCut;
                }
            }
        }
        return some ? which : new float[0];
    }

    private static NDArray flat(NDArray array, int axis) {
        Shape shape = array.getShape();
        return array.reshape(shape.slice(0, axis).addAll(new Shape(shape.slice(axis).size())));
    }

    /// The last positions of `[row, pos, ...]`.
    private static NDArray last(NDArray array, int positions) {
        long length = array.getShape().get(1);
        return positions == length ? array : array.get(":, {}:{}", length - positions, length);
    }
}
