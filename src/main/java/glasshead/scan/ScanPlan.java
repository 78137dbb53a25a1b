package glasshead.scan;

import glasshead.experiment.Head;
import glasshead.experiment.Neuron;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a scan looks at.
///
/// @param neurons by layer, in ascending order
/// @param heads   by layer, in ascending order
/// @param top     strongest occurrences that are kept of each part
/// @param seed    of the random ones
/// @param merged  whether of strongest occurrences that are alike, five tokens on each side, one is kept, and one of each window of a text;
///                else one of a text
public record ScanPlan(List<int[]> neurons, List<int[]> heads, int top, long seed, boolean merged) {

    /// So many strongest occurrences can be kept of a part.
    public static final int MOST_TOP = 1 << 20;

    public ScanPlan {
        neurons = List.copyOf(neurons);
        heads = List.copyOf(heads);
    }

    /// Without merging.
    public ScanPlan(List<int[]> neurons, List<int[]> heads, int top, long seed) {
        this(neurons, heads, top, seed, false);
    }

    public ScanPlan merging(boolean alike) {
        return new ScanPlan(neurons, heads, top, seed, alike);
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

    public boolean hasHeads() {
        return headCount() > 0;
    }

    /// Occurrences that are kept of all parts, strongest and random ones, at most.
    public long examples() {
        return ((long) neuronCount() + headCount()) * (top + Buckets.COUNT * Buckets.EACH);
    }

    /// What one worker's part of the result takes in memory.
    public long bytes() {
        return PartTable.bytes(neuronCount() + headCount(), top);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScanPlan plan && top == plan.top && seed == plan.seed && merged == plan.merged
                && equal(neurons, plan.neurons) && equal(heads, plan.heads);
    }

    private static boolean equal(List<int[]> one, List<int[]> other) {
        return Arrays.deepEquals(one.toArray(), other.toArray());
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(neurons.toArray()) + 31 * Arrays.deepHashCode(heads.toArray()) + Integer.hashCode(top);
    }
}
