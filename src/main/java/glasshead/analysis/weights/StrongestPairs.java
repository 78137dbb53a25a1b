package glasshead.analysis.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import glasshead.gpt2.Gpt2;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The strongest of all pairs of tokens in a head's OV and QK circuits, and of its skip-trigrams `source ... destination → out`: the
/// destination looks for the source, and what is moved raises the out token. Some sources at a time, each against the whole vocabulary;
/// what is found of some merges with what is found of others.
///
/// Source: "A Mathematical Framework for Transformer Circuits" (Elhage et al., 2021), skip-trigrams.
///
/// @param ov    largest effects of a source on an out token's logit, strongest first
/// @param qk    largest scores of a destination looking for a source, strongest first
/// @param skips by score times effect, strongest first; of each source the few strongest destinations and outs are tried
public record StrongestPairs(List<Pair> ov, List<Pair> qk, List<SkipTrigram> skips) {

    private static final int TRIED = 3;

    /// @param from the source for OV, the destination for QK
    /// @param to   the out token for OV, the source for QK
    public record Pair(int from, int to, double value) {
    }

    /// @param score  of the destination looking for the source, before the softmax, without positions and biases
    /// @param effect of the source on the out token's logit, LayerNorm's scales left out
    public record SkipTrigram(int source, int destination, int out, double score, double effect) {

        public double strength() {
            return score * effect;
        }
    }

    public static final StrongestPairs NONE = new StrongestPairs(List.of(), List.of(), List.of());

    /// @param sources token ids, at least one
    /// @param count   how many are kept of each kind
    public static StrongestPairs of(Gpt2 model, HeadTables tables, int[] sources, int count) {
        try (NDManager manager = model.newManager()) {
            NDIndex rows = new NDIndex("{}", manager.create(sources));
            Top outs = Top.of(tables.moved().get(manager, rows), tables.raised(), Math.max(TRIED, count));
            Top destinations = Top.of(tables.keys().get(manager, rows), tables.queries(), Math.max(TRIED, count));
            List<Pair> ov = new ArrayList<>();
            List<Pair> qk = new ArrayList<>();
            List<SkipTrigram> skips = new ArrayList<>();
            for (int row = 0; row < sources.length; row++) {
                int source = sources[row];
                for (int i = row * outs.count; i < (row + 1) * outs.count; i++) {
                    ov.add(new Pair(source, (int) outs.ids[i], outs.values[i]));
                    qk.add(new Pair((int) destinations.ids[i], source, destinations.values[i]));
                }
                skips.addAll(skips(source, row, outs, destinations));
            }
            return new StrongestPairs(ov, qk, skips).strongest(count);
        }
    }

    private static List<SkipTrigram> skips(int source, int row, Top outs, Top destinations) {
        int first = row * outs.count;
        int tried = Math.min(TRIED, outs.count);
        return IntStream.range(0, tried * tried).mapToObj(i -> new SkipTrigram(source, (int) destinations.ids[first + i / tried],
                (int) outs.ids[first
                        + i % tried], destinations.values[first + i / tried], outs.values[first + i % tried])).filter(skip -> skip.score > 0
                                && skip.effect > 0).toList();
    }

    /// The largest of each row's products with every token.
    private record Top(int count, long[] ids, float[] values) {

        static Top of(NDArray rows, NDArray table, int count) {
            int kept = (int) Math.min(count, table.getShape().get(0));
            NDList top = rows.getNDArrayInternal().linear(rows, table, null).get(0).topK(kept, 1, true, true);
            return new Top(kept, top.get(1).toLongArray(), top.get(0).toFloatArray());
        }
    }

    /// With what was found of other sources.
    public StrongestPairs with(StrongestPairs other, int count) {
        return new StrongestPairs(Stream.concat(ov.stream(), other.ov.stream()).toList(), Stream.concat(qk.stream(), other.qk.stream())
                .toList(), Stream.concat(skips.stream(), other.skips.stream()).toList()).strongest(count);
    }

    private StrongestPairs strongest(int count) {
        Comparator<Pair> pairs = Comparator.comparingDouble((Pair pair) -> -pair.value).thenComparingInt(Pair::from).thenComparingInt(
                Pair::to);
        Comparator<SkipTrigram> trigrams = Comparator.comparingDouble((SkipTrigram skip) -> -skip.strength()).thenComparingInt(
                SkipTrigram::source).thenComparingInt(SkipTrigram::destination).thenComparingInt(SkipTrigram::out);
        return new StrongestPairs(ov.stream().sorted(pairs).limit(count).toList(), qk.stream().sorted(pairs).limit(count).toList(), skips
                .stream().sorted(trigrams).limit(count).toList());
    }
}
