package glasshead.analysis.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.analysis.HeadMaps;
import glasshead.experiment.Head;
import glasshead.gpt2.Gpt2;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// The share of names that a head copies: what it makes of the residual stream behind the first block at a name (normalised, through
/// W_V W_O, the final LayerNorm and the unembedding) has the name among the five most probable tokens. Each name is read by itself, behind
/// BOS where the model has one; biases are left out.
///
/// Source: "Interpretability in the Wild" (Wang et al., 2022), section 3.1, the copy score of Name Mover Heads.
public final class NameCopying {

    private static final int TOP = 5;

    private NameCopying() {}

    /// @param model with processed weights
    /// @param names token ids
    /// @return of each head, from 0 to 1; of none where there are no names
    public static Map<Head, Double> of(Gpt2 model, List<Head> heads, int[] names, BooleanSupplier cancelled) {
        if (names.length == 0 || heads.isEmpty()) {
            return Map.of();
        }
        Map<Head, Double> shares = new TreeMap<>();
        try (NDManager manager = model.newManager()) {
            NDArray read = normalised(model, behindFirstBlock(manager, model, names, cancelled));
            for (Head head : heads) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException("cancelled");
                }
                try (NDManager scratch = model.newManager()) {
                    HeadMaps maps = HeadMaps.of(scratch, model, head.layer(), head.index(), head.index() + 1);
                    NDArray moved = maps.output().get(0).transpose().matMul(maps.value().get(0).transpose().matMul(read.transpose()));
                    shares.put(head, share(model.logits(moved.transpose()), names));
                }
            }
        }
        return Map.copyOf(shares);
    }

    private static double share(NDArray logits, int[] names) {
        int count = (int) Math.min(TOP, logits.getShape().get(1));
        long[] highest = logits.topK(count, 1, true, true).get(1).toLongArray();
        return IntStream.range(0, names.length).filter(name -> Arrays.stream(highest, name * count, (name + 1) * count).anyMatch(
                id -> id == names[name])).count() / (double) names.length;
    }

    /// `[name, d_model]`
    private static NDArray behindFirstBlock(NDManager manager, Gpt2 model, int[] names, BooleanSupplier cancelled) {
        int bos = model.config().bos();
        NDArray all = model.residualBefore(manager, Arrays.stream(names).mapToObj(name -> bos < 0 ? new int[] {name} : new int[] {bos,
            name}).toList(), 1, cancelled);
        return bos < 0 ? all : all.get("1::2");
    }

    private static NDArray normalised(Gpt2 model, NDArray rows) {
        return model.config().hasLayerNorm() ? rows.sub(rows.mean(new int[] {1}, true)).div(model.finalScale(rows)) : rows;
    }
}
