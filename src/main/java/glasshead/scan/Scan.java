package glasshead.scan;

import glasshead.experiment.Component;
import glasshead.experiment.Direction;
import glasshead.experiment.Head;
import glasshead.experiment.Neuron;
import org.jspecify.annotations.Nullable;

/// What a scan of a corpus found, in memory or in a file.
public interface Scan {

    ScanOf of();

    ScanPlan plan();

    ScanCounts counts();

    /// Nothing of a neuron that was not looked at.
    @Nullable
    PartStatistics neuron(Neuron neuron);

    /// The strongest edge of each query; nothing of a head that was not looked at.
    @Nullable
    PartStatistics head(Head head);

    /// The products of each token; nothing of a direction that was not looked at.
    @Nullable
    PartStatistics direction(Direction direction);

    /// Of any; nothing of what was not looked at.
    default @Nullable PartStatistics of(Component component) {
        return switch (component) {
            case Head head -> head(head);
            case Neuron neuron -> neuron(neuron);
            case Direction direction -> direction(direction);
        };
    }

    /// The mean over queries; `NaN` of a head that was not looked at.
    double mean(Head head, HeadMeasure measure);

    /// What activations at a site were in the mean; nothing of one that was not looked at.
    ///
    /// @param site its TransformerLens name
    @Nullable
    PositionMeans means(String site);

    /// The part of the text that an occurrence is in.
    @Nullable
    TextWindow window(Occurrence occurrence);
}
