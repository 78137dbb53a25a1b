package glasshead.analysis.modular;

import glasshead.experiment.ModularTask;
import java.util.stream.IntStream;

/// A run on all pairs with what follows from its logits.
///
/// @param losses   the picture of the loss at each pair, in nats
/// @param spectrum the 2D Fourier spectrum of the logits over a and b, for each component the length over the outputs and without the
///                 constant, `[component over a * prime + component over b]` (Nanda et al., 2023, figure 4)
public record ScoredRun(ModularRun run, PairScores scores, float[] losses, float[] spectrum) {

    static ScoredRun of(ModularRun run, ModularTask task, FourierBasis basis) {
        float[][] outputs = IntStream.range(0, task.prime()).mapToObj(run::logitOf).toArray(float[][]::new);
        return new ScoredRun(run, PairScores.of(run.logits(), task), PairScores.losses(run), basis.sizes(outputs));
    }
}
