package glasshead.scan;

import glasshead.experiment.BadInput;
import glasshead.experiment.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What stands in front of a scan's numbers in its file, and where those are.
///
/// @param complete   whether the whole corpus was read; only then there are texts
/// @param texts      windows of texts
/// @param ids        tokens in all of them
/// @param directions nothing where none was looked at
record ScanHeader(ScanOf of, ScanCounts counts, int top, long seed, boolean merged, List<Layer> layers, boolean complete, int texts,
        long ids, @Nullable List<Along> directions) {

    private static final int MOST = 1 << 20;
    private static final int MOST_LAYERS = 1 << 12;
    /// With this and the other limits no place in a file is beyond a `long`.
    private static final long MOST_IDS = 1L << 48;
    /// Text, start, length, and where its tokens begin.
    static final int TEXT_BYTES = 3 * Integer.BYTES + Long.BYTES;

    /// @param neurons      how many were looked at
    /// @param neuronTokens how many tokens of each
    /// @param headQueries  how many queries of each head
    /// @param queries      by measure
    record Layer(int neurons, int heads, long neuronTokens, long headQueries, List<Long> queries) {
    }

    /// @param width  numbers in its vector
    /// @param tokens how many were looked at
    record Along(Direction direction, int width, long tokens) {
    }

    ScanHeader {
        if (top < 1 || top > ScanPlan.MOST_TOP || texts < 0 || ids < 0 || ids > MOST_IDS || layers.size() > MOST_LAYERS || !counts
                .possible() || of.context() < 1 || of.room() < 1) {
            throw new BadInput("a size in it is impossible");
        }
        if (directions != null && directions.stream().anyMatch(each -> each.width < 1 || each.width > MOST || each.tokens < 0)) {
            throw new BadInput("a direction in it has an impossible size");
        }
        for (Layer layer : layers) {
            if (layer.neuronTokens < 0 || layer.headQueries < 0 || layer.queries.stream().anyMatch(queries -> queries < 0)) {
                throw new BadInput("a layer in it has a number of tokens below 0");
            }
            if (layer.neurons < 0 || layer.neurons > MOST || layer.heads < 0 || layer.heads > MOST || layer.queries.size() != HeadMeasure
                    .values().length) {
                throw new BadInput("a layer in it has an impossible size");
            }
        }
    }

    static ScanHeader of(ScanOf of, ScanSummary summary, boolean complete, int texts, long ids) {
        List<Layer> layers = new ArrayList<>();
        for (int layer = 0; layer < summary.plan().layers(); layer++) {
            layers.add(new Layer(summary.neurons(layer).parts(), summary.heads(layer).parts(), summary.neurons(layer).tokens(), summary
                    .heads(layer).tokens(), Arrays.stream(summary.sums(layer).queries()).boxed().toList()));
        }
        ScanPlan plan = summary.plan();
        return new ScanHeader(of, summary.counts(), plan.top(), plan.seed(), plan.merged(), layers, complete, texts, ids, plan
                .directions().isEmpty() ? null : IntStream.range(0, plan.directions().size()).mapToObj(place -> along(summary, place))
                        .toList());
    }

    private static Along along(ScanSummary summary, int place) {
        DirectionVector of = summary.plan().directions().get(place);
        return new Along(of.direction(), of.vector().length, summary.direction(place).tokens());
    }

    /// The directions that were looked at.
    List<Along> along() {
        return Objects.requireNonNullElse(directions, List.of());
    }

    private long neurons() {
        return layers.stream().mapToLong(Layer::neurons).sum();
    }

    private long heads() {
        return layers.stream().mapToLong(Layer::heads).sum();
    }

    int neuronBytes() {
        return PartTable.bytes(top);
    }

    int headBytes() {
        return PartTable.bytes(top) + HeadSums.BYTES;
    }

    /// By number among all neurons, from the end of the header; the parts' own numbers stand in front.
    long neuronAt(long number) {
        return (neurons() + heads()) * Integer.BYTES + number * neuronBytes();
    }

    long headAt(long number) {
        return neuronAt(neurons()) + number * headBytes();
    }

    long textAt(long number) {
        return headAt(heads()) + number * TEXT_BYTES;
    }

    long idAt(long number) {
        return textAt(texts) + number * Integer.BYTES;
    }

    int directionBytes(int place) {
        return (along().get(place).width + 1) * Float.BYTES + PartTable.bytes(top);
    }

    long directionAt(int place) {
        return idAt(ids) + IntStream.range(0, place).mapToLong(this::directionBytes).sum();
    }

    long bytes() {
        return directionAt(along().size());
    }

    /// How many neurons of earlier layers there are.
    int neuronsBefore(int layer) {
        return layers.subList(0, layer).stream().mapToInt(Layer::neurons).sum();
    }

    int headsBefore(int layer) {
        return layers.subList(0, layer).stream().mapToInt(Layer::heads).sum();
    }
}
