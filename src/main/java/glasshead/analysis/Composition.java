package glasshead.analysis;

import ai.djl.ndarray.NDManager;
import glasshead.experiment.CompositionKind;
import glasshead.gpt2.Gpt2;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// How much a head reads of what an earlier head writes, by the weights alone: the Frobenius norm of the product of the two heads' matrices
/// divided by the product of their norms, between 0 and 1.
///
/// Sources: "A Mathematical Framework for Transformer Circuits" (Elhage et al., 2021); TransformerLens' `all_composition_scores`, whose
/// numbers these are.
public final class Composition {

    private Composition() {}

    /// What matrices without any relation score: the root mean square over all rotations of one against the other, 1 / √d_model whatever
    /// their ranks. The paper subtracts the mean over random matrices of the same shapes, which is less by about a thousandth of itself.
    public static double random(Gpt2 model) {
        return 1 / Math.sqrt(model.config().dModel());
    }

    /// All pairs.
    ///
    /// @throws CancellationException when `cancelled` says so, between two pairs of layers
    public static CompositionScores of(Gpt2 model, BooleanSupplier cancelled) {
        int layers = model.config().layers();
        int heads = model.config().heads();
        CompositionScores scores = CompositionScores.undefined(random(model), layers, heads);
        for (int later = 1; later < layers; later++) {
            try (NDManager manager = model.newManager()) {
                List<Factors> reading = reading(HeadMaps.of(manager, model, later, 0, heads));
                for (int earlier = 0; earlier < later; earlier++) {
                    if (cancelled.getAsBoolean()) {
                        throw new CancellationException("cancelled");
                    }
                    scores.put(earlier, later, written(model, earlier, 0, heads, reading));
                }
            }
        }
        return scores;
    }

    /// By kind.
    static List<Factors> reading(HeadMaps later) {
        return Arrays.stream(CompositionKind.values()).map(later::reading).toList();
    }

    /// What heads `from` to `to` of an earlier layer write, against what later heads read: `[kind][earlier head][later head]`.
    static double[][][] written(Gpt2 model, int earlier, int from, int to, List<Factors> reading) {
        try (NDManager scratch = model.newManager()) {
            Factors writing = HeadMaps.of(scratch, model, earlier, from, to).valueOutput();
            return reading.stream().map(writing::productNorms).toArray(double[][][]::new);
        }
    }
}
