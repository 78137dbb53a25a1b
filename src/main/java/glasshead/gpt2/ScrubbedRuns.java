package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import glasshead.experiment.Head;
import glasshead.experiment.Part;
import glasshead.experiment.Receiver.Port;
import glasshead.experiment.Site;
import glasshead.gpt2.Gpt2Weights.Block;
import glasshead.gpt2.Gpt2Weights.Mlp;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Runs in which parts of a model are given rows of their own: what a part without children writes is read from the untouched run of its
/// row; one with children is computed anew from what they wrote and what all others wrote in the rest's row, through its own LayerNorm.
///
/// May be read by several threads at once, once it is made.
public final class ScrubbedRuns implements AutoCloseable {

    private final Gpt2 model;
    private final Gpt2Config config;
    private final int end;
    private final NDManager manager;
    private final Map<Part, NDArray> written = new HashMap<>();
    private final Map<Integer, NDArray> before = new HashMap<>();
    private final Map<Integer, NDArray> middle = new HashMap<>();

    /// Room for rows that are still to be put in.
    ///
    /// @param rows   how many, all equally long
    /// @param read   the position where the logits are read
    /// @param needed by the trees that will be asked for
    public ScrubbedRuns(Gpt2 model, int rows, int read, Needed needed) {
        this.model = model;
        config = model.config();
        end = read + 1;
        manager = model.newManager();
        Shape shape = new Shape(rows, end, config.dModel());
        before.put(config.layers(), manager.create(shape));
        needed.written.forEach(sender -> written.put(sender, manager.create(shape)));
        for (Part sender : needed.computed) {
            if (sender.kind() == Part.Kind.HEAD) {
                before.computeIfAbsent(sender.layer(), _ -> manager.create(shape));
            }
            if (sender.kind() == Part.Kind.MLP) {
                middle.computeIfAbsent(sender.layer(), _ -> manager.create(shape));
            }
        }
    }

    /// Takes what is needed of some untouched runs, which are not needed afterwards. Several threads may put in rows of their own at once.
    ///
    /// @param first row that they are of
    public void put(int first, List<ActivationCache> runs) {
        before.forEach((layer, kept) -> put(kept, first, runs, (run, scratch) -> run.residualBefore(scratch, layer)));
        middle.forEach((layer, kept) -> put(kept, first, runs, (run, scratch) -> run.get(scratch, Site.RESID_MID, layer)));
        written.forEach((sender, kept) -> put(kept, first, runs, (run, scratch) -> written(sender, run, scratch)));
    }

    /// What of the untouched runs is kept.
    ///
    /// @param written  senders whose values are read
    /// @param computed senders that are computed anew, with children
    public record Needed(Set<Part> written, Set<Part> computed) {

        /// Residual streams, `[row, pos, d_model]` each.
        public int streams() {
            return 1 + written.size() + (int) computed.stream().filter(sender -> sender.kind() != Part.Kind.INPUT).map(
                    sender -> sender.kind() + " " + sender.layer()).distinct().count();
        }
    }

    private interface Reading {
        NDArray of(ActivationCache run, NDManager scratch);
    }

    private NDArray written(Part sender, ActivationCache run, NDManager scratch) {
        return switch (sender.kind()) {
            case INPUT -> run.get(scratch, Site.RESID_PRE, 0);
            case MLP -> run.get(scratch, Site.MLP_OUT, sender.layer());
            case EMBEDDING, POSITION, BIASES -> throw sender.noSender();
            case HEAD -> run.get(scratch, Site.Z, sender.layer()).get(":, {}", sender.head()).matMul(output(scratch, sender.asHead()));
        };
    }

    /// @param kept `[row, pos, d_model]`
    private void put(NDArray kept, int first, List<ActivationCache> runs, Reading part) {
        try (NDManager scratch = model.newManager()) {
            NDList rows = new NDList();
            runs.forEach(run -> rows.add(part.of(run, scratch).get("0:{}", end)));
            Views.in(scratch, kept).set(new NDIndex("{}:{}", first, first + rows.size()), NDArrays.stack(rows));
        }
    }

    /// W_O of a head, `[d_head, d_model]`.
    private NDArray output(NDManager scratch, Head head) {
        int first = head.index() * config.dHead();
        return Views.in(scratch, model.weights().block(head.layer()).output()).get("{}:{}", first, first + config.dHead());
    }

    /// The final residual streams at the position that is read, `[row, d_model]`.
    ///
    /// @param some the rows of the set that are asked about
    /// @param target owns the result
    /// @param stop   asked before each node
    /// @throws CancellationException when it says so
    public NDArray residuals(ScrubTree tree, int[] some, NDManager target, BooleanSupplier stop) {
        try (NDManager scratch = model.newManager()) {
            Asked asked = new Asked(some, stop);
            NDArray whole = read(scratch, tree, Port.LOGITS, Objects.requireNonNull(before.get(config.layers())), asked);
            NDArray last = whole.get(":, {}", end - 1);
            last.attach(target);
            return last;
        }
    }

    /// @param some rows of the set
    private record Asked(int[] some, BooleanSupplier stop) {
    }

    /// What a node's unit reads at a port, `[row, pos, d_model]`. What each child takes on the way is given back before the next.
    ///
    /// @param streams what it reads in the untouched runs
    private NDArray read(NDManager scratch, ScrubTree node, Port port, NDArray streams, Asked asked) {
        NDArray sum = gathered(scratch, streams, node.rest(), asked);
        for (ScrubTree child : node.children()) {
            if (child.port() == port) {
                try (NDManager inner = scratch.newSubManager()) {
                    NDArray change = value(inner, child, asked);
                    for (Part sender : child.senders()) {
                        change = change.sub(gathered(inner, Objects.requireNonNull(written.get(sender)), node.rest(), asked));
                    }
                    sum.addi(at(child.positions(), change));
                }
            }
        }
        return sum;
    }

    private static NDArray gathered(NDManager scratch, NDArray all, int[] rows, Asked asked) {
        return Views.rows(Views.in(scratch, all), Arrays.stream(asked.some).map(row -> rows[row]).toArray());
    }

    /// 0 at all other positions.
    private static NDArray at(int @Nullable [] positions, NDArray change) {
        if (positions == null) {
            return change;
        }
        float[] mask = new float[(int) change.getShape().get(1)];
        for (int position : positions) {
            if (position < mask.length) {
                mask[position] = 1;
            }
        }
        return change.mul(change.getManager().create(mask, new Shape(1, mask.length, 1)));
    }

    /// What a node writes, `[row, pos, d_model]`.
    private NDArray value(NDManager scratch, ScrubTree node, Asked asked) {
        Gpt2.check(asked.stop);
        if (node.children().isEmpty()) {
            NDArray sum = null;
            for (Part sender : node.senders()) {
                NDArray each = gathered(scratch, Objects.requireNonNull(written.get(sender)), node.rows(), asked);
                sum = sum == null ? each : sum.add(each);
            }
            return Objects.requireNonNull(sum);
        }
        Part unit = node.senders().getFirst();
        return unit.kind() == Part.Kind.MLP ? mlp(scratch, node, unit.layer(), asked) : head(scratch, node, unit.asHead(), asked);
    }

    private NDArray mlp(NDManager scratch, ScrubTree node, int layer, Asked asked) {
        Mlp mlp = Objects.requireNonNull(model.weights().block(layer).mlp());
        NDArray read = read(scratch, node, Port.MLP, Objects.requireNonNull(middle.get(layer)), asked);
        NDArray normalized = Normalized.of(mlp.norm(), read, config.epsilon()).values().reshape(-1, config.dModel());
        return multiply(config.activation().of(multiply(normalized, mlp.in(), mlp.inBias())), mlp.out(), mlp.outBias()).reshape(read
                .getShape());
    }

    private NDArray head(NDManager scratch, ScrubTree node, Head head, Asked asked) {
        NDArray q = projected(scratch, node, head, Port.Q, asked);                                     // [row, pos, d_head]
        NDArray k = projected(scratch, node, head, Port.K, asked);
        NDArray v = projected(scratch, node, head, Port.V, asked);
        NDArray scores = between(q, k.transpose(0, 2, 1)).divi(config.scoreDivisor(head.layer())).addi(ForwardPass.causalMask(scratch, end,
                0));
        return between(between(scores.softmax(-1), v).reshape(-1, config.dHead()), output(scratch, head)).reshape(asked.some.length, end,
                config
                        .dModel());
    }

    private NDArray projected(NDManager scratch, ScrubTree node, Head head, Port port, Asked asked) {
        Block block = model.weights().block(head.layer());
        NDArray read = read(scratch, node, port, Objects.requireNonNull(before.get(head.layer())), asked);
        int first = port.ordinal() * config.dModel() + head.index() * config.dHead();
        NDArray map = Views.in(scratch, block.qkv()).get(":, {}:{}", first, first + config.dHead());
        NDArray bias = Views.in(scratch, block.qkvBias()).get("{}:{}", first, first + config.dHead());
        return between(Normalized.of(block.norm1(), read, config.epsilon()).values().reshape(-1, config.dModel()), map).addi(bias).reshape(
                read.getShape().get(0), read.getShape().get(1), config.dHead());
    }

    /// Of two arrays that belong to one run.
    private NDArray between(NDArray left, NDArray right) {
        model.work().between(left, right);
        return left.matMul(right);
    }

    private NDArray multiply(NDArray x, NDArray map, NDArray bias) {
        model.work().weighted(x, map, false);
        return x.matMul(map).addi(bias);
    }

    @Override
    public void close() {
        manager.close();
    }
}
