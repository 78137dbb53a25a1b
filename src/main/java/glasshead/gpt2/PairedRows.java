package glasshead.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import glasshead.experiment.Graph;
import glasshead.experiment.Site;
import glasshead.experiment.Where;
import glasshead.gpt2.ActivationSums.Place;
import glasshead.gpt2.Gpt2Weights.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Rows of one length whose untouched runs are kept, with what each sender writes elsewhere: what edges are cut with. Only the positions
/// from the first that can differ to the one where the result is read are in it.
///
/// May be read by several threads at once; what they compute belongs to managers of their own.
public final class PairedRows implements AutoCloseable {

    private final Gpt2 model;
    private final Graph graph;
    private final List<ActivationCache> runs;
    private final int from;
    private final int end;
    private final NDManager manager;
    private final int[] cut;
    private final NDArray differences;
    private final List<NDArray> otherZ = new ArrayList<>();
    private final List<NDArray> otherMlp = new ArrayList<>();
    private final List<NDArray> middles = new ArrayList<>();
    private final Map<Place, NDArray> ports = new HashMap<>();

    /// @param runs   untouched, of prompts of one length; they stay open as long as this
    /// @param others what the senders of each row write elsewhere
    /// @param read   the position where results are read
    /// @param cut    ascending positions at which senders may be replaced
    public PairedRows(Gpt2 model, List<ActivationCache> runs, List<Senders> others, int read, int[] cut) {
        this(model, runs, others, cut.length == 0 ? read : Math.min(cut[0], read), read, cut);
    }

    /// @param from the first position that is in it, at or before the first that is cut
    PairedRows(Gpt2 model, List<ActivationCache> runs, List<Senders> others, int from, int read, int[] cut) {
        this.model = model;
        this.runs = List.copyOf(runs);
        this.from = from;
        Gpt2Config config = model.config();
        graph = new Graph(config.layers(), config.heads(), config.hasMlp());
        end = read + 1;
        this.cut = cut.clone();
        manager = model.newManager();
        try (NDManager scratch = manager.newSubManager()) {
            differences = held(masked(differences(scratch, others)));
        }
    }

    /// Keeps what stands elsewhere at queries, keys and values too, for [#change]; before anything is read.
    public void keepPorts(List<Senders> others) {
        try (NDManager scratch = manager.newSubManager()) {
            for (int layer = 0; layer < graph.layers(); layer++) {
                for (Site site : List.of(Site.Q, Site.K, Site.V)) {
                    int each = layer;
                    ports.put(new Place(site, layer), held(stack(scratch, row -> others.get(row).port(scratch, site, each))));
                }
            }
        }
    }

    private NDArray differences(NDManager scratch, List<Senders> others) {
        NDList parts = new NDList(stack(scratch, row -> others.get(row).input(scratch)).sub(before(scratch, 0)).expandDims(1));
        for (int layer = 0; layer < graph.layers(); layer++) {
            int each = layer;
            otherZ.add(held(stack(scratch, row -> others.get(row).z(scratch, each))));
            parts.add(results(otherZ.get(layer).sub(site(scratch, Site.Z, layer)), layer, scratch));
            if (graph.mlps()) {
                middles.add(held(stack(scratch, row -> runs.get(row).get(scratch, Site.RESID_MID, each))));
                otherMlp.add(held(stack(scratch, row -> others.get(row).mlp(scratch, each))));
                parts.add(otherMlp.get(layer).sub(site(scratch, Site.MLP_OUT, layer)).expandDims(1));
            }
        }
        return NDArrays.concat(parts, 1);
    }

    private NDArray held(NDArray array) {
        array.attach(manager);
        return array;
    }

    /// What stands at positions that stay untouched becomes 0.
    ///
    /// @param array `[row, ..., pos, ...]` with the positions along the third axis, all or the last alone
    NDArray masked(NDArray array) {
        if (cut.length >= end - from && cut[end - from - 1] == end - 1) {
            return array;
        }
        int positions = (int) array.getShape().get(2);
        float[] mask = new float[positions];
        for (int position : cut) {
            int at = position - end + positions;
            if (at >= 0 && at < positions) {
                mask[at] = 1;
            }
        }
        long[] shape = new long[array.getShape().dimension()];
        Arrays.fill(shape, 1);
        shape[2] = positions;
        return array.mul(array.getManager().create(mask, new Shape(shape)));
    }

    /// What heads write: z `[row, pos, head, d_head]` to `[row, head, pos, d_model]`.
    NDArray results(NDArray z, int layer, NDManager scratch) {
        Gpt2Config config = model.config();
        Block block = model.weights().block(layer);
        long rows = z.getShape().get(0);
        long positions = z.getShape().get(1);
        NDArray byHead = Views.in(scratch, z).transpose(2, 0, 1, 3).reshape(config.heads(), rows * positions, config.dHead());
        NDArray output = Views.in(scratch, block.output()).reshape(config.heads(), config.dHead(), config.dModel());
        model.work().between(byHead, output);
        return byHead.matMul(output).reshape(config.heads(), rows, positions, config.dModel()).transpose(1, 0, 2, 3);
    }

    private NDArray stack(NDManager scratch, IntFunction<NDArray> ofRow) {
        NDList all = new NDList();
        for (int row = 0; row < runs.size(); row++) {
            all.add(ofRow.apply(row).get("{}:{}", from, end));
        }
        NDArray stacked = NDArrays.stack(all);
        stacked.attach(scratch);
        return stacked;
    }

    Gpt2 model() {
        return model;
    }

    public Graph graph() {
        return graph;
    }

    /// How many rows.
    public int rows() {
        return runs.size();
    }

    ActivationCache run(int row) {
        return runs.get(row);
    }

    /// The first position in it.
    int from() {
        return from;
    }

    /// One past the last position in it, where results are read.
    int end() {
        return end;
    }

    /// How many positions.
    public int length() {
        return end - from;
    }

    /// What senders write elsewhere minus what they write in the untouched run: `[row, sender, pos, d_model]`.
    NDArray differences(NDManager scratch, int first, int afterLast) {
        return Views.in(scratch, differences).get(":, {}:{}", first, afterLast);
    }

    /// z elsewhere, `[row, pos, head, d_head]`.
    NDArray otherZ(NDManager scratch, int layer) {
        return Views.in(scratch, otherZ.get(layer));
    }

    /// What an MLP writes elsewhere, `[row, pos, d_model]`.
    NDArray otherMlp(NDManager scratch, int layer) {
        return Views.in(scratch, otherMlp.get(layer));
    }

    /// By how much an activation would change when it stood as elsewhere, at the positions that are cut: `[row, pos, ...]`.
    ///
    /// @param site of [glasshead.experiment.PatchedNode#site]
    NDArray change(NDManager scratch, Site site, int layer) {
        if (site == Site.RESID_PRE) {
            return differences(scratch, 0, 1).squeeze(1);
        }
        NDArray other = switch (site) {
            case Z -> otherZ(scratch, layer);
            case MLP_OUT -> otherMlp(scratch, layer);
            default -> Views.in(scratch, Objects.requireNonNull(ports.get(new Place(site, layer))));
        };
        return masked(other.sub(site(scratch, site, layer)).expandDims(1)).squeeze(1);
    }

    /// An activation of a row from the first position on.
    ///
    /// @param values `[pos, ...]`
    Edit edit(Site site, int layer, NDArray values) {
        return new Edit(Where.layer(site, layer), IntStream.range(from, end).toArray(), from == 0, new Edit.Change.Replace(values, true,
                false));
    }

    /// The residual stream before a block of the untouched runs, `[row, pos, d_model]`; for the number of blocks the final one.
    NDArray before(NDManager scratch, int layer) {
        return stack(scratch, row -> runs.get(row).residualBefore(scratch, layer));
    }

    /// The final residual streams of the untouched runs at the position that is read, `[row, d_model]`.
    public NDArray untouched(NDManager scratch) {
        return before(scratch, graph.layers()).get(":, {}", length() - 1);
    }

    /// The residual stream before an MLP of the untouched runs, `[row, pos, d_model]`.
    NDArray middle(NDManager scratch, int layer) {
        return Views.in(scratch, middles.get(layer));
    }

    /// A site of the untouched runs, `[row, pos, ...]`.
    NDArray site(NDManager scratch, Site site, int layer) {
        return stack(scratch, row -> runs.get(row).get(scratch, site, layer));
    }

    /// The same at all positions up to the end, `[row, key, ...]`.
    NDArray keys(NDManager scratch, Site site, int layer) {
        return all(row -> runs.get(row).get(scratch, site, layer).get("0:{}", end));
    }

    /// Where the untouched runs look, `[row, head, pos, key]`.
    NDArray patterns(NDManager scratch, int layer) {
        return all(row -> runs.get(row).get(scratch, Site.PATTERN, layer).get(":, {}:{}, 0:{}", from, end, end));
    }

    private NDArray all(Function<Integer, NDArray> ofRow) {
        NDList rows = new NDList();
        for (int row = 0; row < runs.size(); row++) {
            rows.add(ofRow.apply(row));
        }
        return NDArrays.stack(rows);
    }

    @Override
    public void close() {
        manager.close();
    }
}
