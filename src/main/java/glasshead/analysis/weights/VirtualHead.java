package glasshead.analysis.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.analysis.HeadMaps;
import glasshead.experiment.Head;
import glasshead.gpt2.Gpt2;
import java.util.ArrayList;
import java.util.List;

/// Two heads as one: the later one moves what the earlier one moved. Its OV is the product of both.
///
/// Source: "A Mathematical Framework for Transformer Circuits" (Elhage et al., 2021), virtual attention heads.
///
/// @param norm Frobenius norm of W_V W_O of the first times W_V W_O of the second
public record VirtualHead(Head first, Head then, double norm) {

    /// All of a model of two layers.
    public static List<VirtualHead> of(Gpt2 model) {
        try (NDManager manager = model.newManager()) {
            int heads = model.config().heads();
            HeadMaps earlier = HeadMaps.of(manager, model, 0, 0, heads).exact();
            HeadMaps later = HeadMaps.of(manager, model, 1, 0, heads).exact();
            List<VirtualHead> all = new ArrayList<>();
            for (int first = 0; first < heads; first++) {
                for (int then = 0; then < heads; then++) {
                    NDArray inner = earlier.output().get(first).matMul(later.value().get(then));
                    all.add(new VirtualHead(new Head(0, first), new Head(1, then), HeadWeights.norm(earlier.value().get(first).matMul(
                            inner), later.output().get(then))));
                }
            }
            return all;
        }
    }
}
