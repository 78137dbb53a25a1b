package glasshead.experiment.lesson;

import glasshead.experiment.Metric;
import glasshead.experiment.view.Shown;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a task is judged by: what is on screen, and what its run found.
///
/// @param numbers nothing while the run is not over, or was not possible
public record Situation(Shown shown, @Nullable Numbers numbers, Reply reply) {

    /// What the run found.
    ///
    /// @param before each metric without interventions, of a set in the mean; those that there are
    /// @param now    the same with them
    /// @param layers of the model
    /// @param heads  of each layer
    public record Numbers(Map<Metric, Double> before, Map<Metric, Double> now, int layers, int heads) {
        public Numbers {
            before = Map.copyOf(before);
            now = Map.copyOf(now);
        }
    }
}
