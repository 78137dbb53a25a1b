package glasshead.experiment.view;

import glasshead.experiment.BadInput;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.ScrubMetric;
import org.jspecify.annotations.Nullable;

/// A hypothesis that was tested, with what it recovers.
///
/// @param set     the name of the set that it was tested on
/// @param prompts how many it had
/// @param samples how many times rows were drawn
public record Tested(Hypothesis hypothesis, String model, String set, int prompts, int samples, long seed, Share logitDifference,
        Share loss,
        Share kl) {

    /// How much is recovered, 1 for all.
    ///
    /// @param recovered missing where base and model are equal
    /// @param error     its standard error over samples; missing for one sample
    public record Share(@Nullable Double recovered, @Nullable Double error) {

        /// @param recovered `NaN` for none
        /// @param error     `NaN` for none
        public static Share of(double recovered, double error) {
            return new Share(Double.isFinite(recovered) ? (Double) recovered : null, Double.isFinite(error) ? (Double) error : null);
        }

        /// `NaN` for none.
        public double value() {
            return recovered == null ? Double.NaN : recovered;
        }
    }

    public Tested {
        if (prompts < 1 || samples < 1) {
            throw new BadInput("what was tested has prompts and samples, 1 or more");
        }
    }

    public Share share(ScrubMetric metric) {
        return switch (metric) {
            case LOGIT_DIFFERENCE -> logitDifference;
            case LOSS -> loss;
            case KL -> kl;
        };
    }
}
