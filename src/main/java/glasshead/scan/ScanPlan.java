package glasshead.scan;

import glasshead.experiment.Component;
import glasshead.experiment.Direction;
import glasshead.experiment.Head;
import glasshead.experiment.Neuron;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a scan looks at.
///
/// @param neurons    by layer, in ascending order
/// @param heads      by layer, in ascending order
/// @param directions each another
/// @param means      sites whose mean activations are taken, each another
/// @param top        strongest occurrences that are kept of each part
/// @param seed       of the random ones
/// @param merged     whether of strongest occurrences that are alike, five tokens on each side, one is kept, and one of each window of
///                   a text; else one of a text
public record ScanPlan(List<int[]> neurons, List<int[]> heads, List<DirectionVector> directions, List<ReadSite> means, int top,
        long seed, boolean merged) {

    /// So many strongest occurrences can be kept of a part.
    public static final int MOST_TOP = 1 << 20;

    public ScanPlan {
        neurons = List.copyOf(neurons);
        heads = List.copyOf(heads);
        directions = List.copyOf(directions);
        means = List.copyOf(means);
    }

    /// Without directions and means, and without merging.
    public ScanPlan(List<int[]> neurons, List<int[]> heads, int top, long seed) {
        this(neurons, heads, List.of(), List.of(), top, seed, false);
    }

    public ScanPlan merging(boolean alike) {
        return new ScanPlan(neurons, heads, directions, means, top, seed, alike);
    }

    public ScanPlan reading(List<DirectionVector> along, List<ReadSite> sites) {
        return new ScanPlan(neurons, heads, along, sites, top, seed, merged);
    }

    /// Every part of a model.
    public static ScanPlan all(int layers, int neurons, int heads, int top, long seed) {
        return new ScanPlan(Stream.generate(() -> IntStream.range(0, neurons).toArray()).limit(layers).toList(),
                Stream.generate(() -> IntStream.range(0, heads).toArray()).limit(layers).toList(), top, seed);
    }

    public int layers() {
        return neurons.size();
    }

    public int neuronCount() {
        return neurons.stream().mapToInt(layer -> layer.length).sum();
    }

    public int headCount() {
        return heads.stream().mapToInt(layer -> layer.length).sum();
    }

    /// Where a neuron stands among those of its layer that are looked at; negative when it does not.
    public int place(Neuron neuron) {
        return neuron.layer() >= layers() ? -1 : Arrays.binarySearch(neurons.get(neuron.layer()), neuron.index());
    }

    /// Where a head stands among those of its layer that are looked at; negative when it does not.
    public int place(Head head) {
        return head.layer() >= layers() ? -1 : Arrays.binarySearch(heads.get(head.layer()), head.index());
    }

    /// Where a direction stands among those that are looked at; negative when it does not.
    public int place(Direction direction) {
        return IntStream.range(0, directions.size()).filter(i -> directions.get(i).direction().equals(direction)).findFirst().orElse(-1);
    }

    /// Where a part stands among its like that are looked at; negative when it does not.
    public int place(Component component) {
        return switch (component) {
            case Head head -> place(head);
            case Neuron neuron -> place(neuron);
            case Direction direction -> place(direction);
        };
    }

    /// Nothing of a direction that is not looked at.
    public @Nullable DirectionVector vector(Direction direction) {
        return directions.stream().filter(each -> each.direction().equals(direction)).findFirst().orElse(null);
    }

    /// Neurons, heads and directions.
    public int parts() {
        return neuronCount() + headCount() + directions.size();
    }

    public boolean hasHeads() {
        return headCount() > 0;
    }

    /// Occurrences that are kept of all parts, strongest and random ones, at most.
    public long examples() {
        return (long) parts() * (top + Buckets.COUNT * Buckets.EACH);
    }

    /// What one worker's part of the result takes in memory.
    public long bytes() {
        return PartTable.bytes(parts(), top);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScanPlan plan && top == plan.top && seed == plan.seed && merged == plan.merged
                && equal(neurons, plan.neurons) && equal(heads, plan.heads) && directions.equals(plan.directions)
                && means.equals(plan.means);
    }

    private static boolean equal(List<int[]> one, List<int[]> other) {
        return Arrays.deepEquals(one.toArray(), other.toArray());
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(neurons.toArray()) + 31 * Arrays.deepHashCode(heads.toArray()) + directions.hashCode() + top;
    }
}
