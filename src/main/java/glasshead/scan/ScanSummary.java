package glasshead.scan;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a scan has found so far. Two of them, of different texts, merge into what both saw: exactly, whatever was merged first.
public final class ScanSummary {

    private final ScanPlan plan;
    private final List<PartTable> neurons;
    private final List<PartTable> heads;
    private final List<HeadSums> sums;
    private final List<PartTable> directions;
    private final PositionSums means;
    private ScanCounts counts = ScanCounts.NONE;

    /// Of nothing.
    ///
    /// @param ranges what the first texts say of neurons, then of heads, by layer, then of each direction
    public ScanSummary(ScanPlan plan, List<Ranges> ranges) {
        this.plan = plan;
        int layers = plan.layers();
        neurons = IntStream.range(0, layers).mapToObj(layer -> new PartTable(plan.neurons().get(layer), ranges.get(layer), plan.top()))
                .toList();
        heads = IntStream.range(0, layers).mapToObj(layer -> new PartTable(columns(plan, layer), ranges.get(layers + layer), plan
                .top())).toList();
        sums = plan.heads().stream().map(layer -> new HeadSums(layer.length)).toList();
        means = new PositionSums(plan.means());
        directions = ranges.subList(2 * layers, ranges.size()).stream().map(each -> new PartTable(new int[1], each, plan.top())).toList();
    }

    /// What passes of heads is told of those alone that are looked at.
    public static int[] columns(ScanPlan plan, int layer) {
        return IntStream.range(0, plan.heads().get(layer).length).toArray();
    }

    /// Of nothing, with the same ranges.
    public ScanSummary none() {
        return new ScanSummary(plan, ranges());
    }

    public List<Ranges> ranges() {
        return tables().stream().map(PartTable::ranges).toList();
    }

    public ScanPlan plan() {
        return plan;
    }

    public PartTable neurons(int layer) {
        return neurons.get(layer);
    }

    public PartTable heads(int layer) {
        return heads.get(layer);
    }

    /// Of one direction, by its place among those that are looked at.
    public PartTable direction(int place) {
        return directions.get(place);
    }

    public PositionSums means() {
        return means;
    }

    public HeadSums sums(int layer) {
        return sums.get(layer);
    }

    public ScanCounts counts() {
        return counts;
    }

    public void count(ScanCounts more) {
        counts = counts.plus(more);
    }

    public void plus(ScanSummary other) {
        for (int layer = 0; layer < plan.layers(); layer++) {
            neurons.get(layer).plus(other.neurons.get(layer));
            heads.get(layer).plus(other.heads.get(layer));
            sums.get(layer).plus(other.sums.get(layer));
        }
        for (int place = 0; place < directions.size(); place++) {
            directions.get(place).plus(other.directions.get(place));
        }
        means.plus(other.means);
        counts = counts.plus(other.counts);
    }

    List<PartTable> tables() {
        return Stream.of(neurons, heads, directions).flatMap(List::stream).toList();
    }
}
