package glasshead.scan;

import glasshead.experiment.Direction;
import glasshead.experiment.Head;
import glasshead.experiment.Neuron;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A scan that has just been made.
///
/// @param texts that its occurrences are in
public record ScanInMemory(ScanOf of, ScanSummary summary, ScanTexts texts) implements Scan {

    @Override
    public ScanPlan plan() {
        return summary.plan();
    }

    @Override
    public ScanCounts counts() {
        return summary.counts();
    }

    @Override
    public @Nullable PartStatistics neuron(Neuron neuron) {
        int place = plan().place(neuron);
        return place < 0 ? null : summary.neurons(neuron.layer()).of(place);
    }

    @Override
    public @Nullable PartStatistics head(Head head) {
        int place = plan().place(head);
        return place < 0 ? null : summary.heads(head.layer()).of(place);
    }

    @Override
    public @Nullable PartStatistics direction(Direction direction) {
        int place = plan().place(direction);
        return place < 0 ? null : summary.direction(place).of(0);
    }

    @Override
    public double mean(Head head, HeadMeasure measure) {
        int place = plan().place(head);
        return place < 0 ? Double.NaN : summary.sums(head.layer()).mean(place, measure);
    }

    @Override
    public @Nullable PositionMeans means(String site) {
        PositionSums means = summary.means();
        return IntStream.range(0, means.sites().size()).filter(i -> means.sites().get(i).site().equals(site)).mapToObj(means::of)
                .findFirst().orElse(null);
    }

    @Override
    public @Nullable TextWindow window(Occurrence occurrence) {
        return texts.window(occurrence);
    }
}
