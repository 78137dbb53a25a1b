package glasshead.engine;

import glasshead.analysis.lens.FittedLens;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far the fitting of a lens is.
///
/// @param stage   what is done so many of: `texts`, then, for the tuned lens, `layers`
/// @param curves  how it converges: for the tuned lens a line for each place, mean KL in nats on the texts that decide, as it was fitted;
///                for the Jacobian lens one line, by text, how far the mean still moved, as a share of itself
/// @param heldOut for the tuned lens by place, mean KL in nats on texts that nothing was decided by: of the logit lens, of this one
/// @param left    texts that could not be read
/// @param lens    once there is any: for the Jacobian lens the mean so far
public record LensProgress(String stage, int done, int of, List<List<Double>> curves, List<double[]> heldOut, int left,
        @Nullable FittedLens lens) {
}
