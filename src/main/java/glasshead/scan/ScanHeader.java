package glasshead.scan;

import glasshead.experiment.BadInput;
import glasshead.experiment.Direction;
import glasshead.json.JsonForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// What stands in front of a scan's numbers in its file, and where those are: which neurons and heads there are, a record for each of them,
/// for each direction and for the means of each site, an index of texts, their tokens, and a checksum for each.
///
/// @param means     sites whose means are there
/// @param positions how many tokens stood at each position; empty without means
/// @param complete  whether the whole corpus was read; only then there are texts
/// @param texts     windows of texts
/// @param ids       tokens in all of them
record ScanHeader(ScanOf of, ScanCounts counts, int top, long seed, boolean merged, List<Layer> layers, List<Along> directions,
        List<ReadSite> means, List<Long> positions, boolean complete, int texts, long ids) {

    private static final int LARGEST = 1 << 24;
    static final String ADVICE = "scan the corpus again";
    static final JsonForm<ScanHeader> FORM = JsonForm.of(ScanHeader.class, "head of the scan", ADVICE).atMost(LARGEST);
    private static final int MOST = 1 << 20;
    private static final int MOST_LAYERS = 1 << 12;
    private static final int MOST_SITES = 1 << 16;
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
        if (directions.stream().anyMatch(each -> each.width < 1 || each.width > MOST || each.tokens < 0)) {
            throw new BadInput("a direction in it has an impossible size");
        }
        if (positions.size() > of.context() || positions.stream().anyMatch(count -> count < 0) || means.isEmpty() && !positions.isEmpty()
                || means
                        .size() > MOST_SITES) {
            throw new BadInput("the positions of its means are impossible");
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
        List<Along> directions = IntStream.range(0, plan.directions().size()).mapToObj(place -> along(summary, place)).toList();
        return new ScanHeader(of, summary.counts(), plan.top(), plan.seed(), plan.merged(), layers, directions, plan.means(), LongStream.of(
                summary.means().counts()).boxed().toList(), complete, texts, ids);
    }

    private static Along along(ScanSummary summary, int place) {
        DirectionVector of = summary.plan().directions().get(place);
        return new Along(of.direction(), of.vector().length, summary.direction(place).tokens());
    }

    long neurons() {
        return layers.stream().mapToLong(Layer::neurons).sum();
    }

    long heads() {
        return layers.stream().mapToLong(Layer::heads).sum();
    }

    /// How many neurons of earlier layers there are.
    int neuronsBefore(int layer) {
        return layers.subList(0, layer).stream().mapToInt(Layer::neurons).sum();
    }

    int headsBefore(int layer) {
        return layers.subList(0, layer).stream().mapToInt(Layer::heads).sum();
    }

    /// Bytes of the numbers of neurons and heads, which stand first.
    long numberBytes() {
        return (neurons() + heads()) * Integer.BYTES;
    }

    /// A record in the file.
    ///
    /// @param at     where it begins, from the end of the header
    /// @param number among all that have a checksum; the header with the parts' numbers is the first one
    record Entry(long at, long bytes, long number) {
    }

    /// @param number among all neurons
    Entry neuron(long number) {
        return new Entry(numberBytes() + number * PartTable.bytes(top), PartTable.bytes(top), 1L + number);
    }

    Entry head(long number) {
        int bytes = PartTable.bytes(top) + HeadSums.BYTES;
        return new Entry(neuron(neurons()).at + number * bytes, bytes, 1L + neurons() + number);
    }

    Entry direction(int place) {
        long at = head(heads()).at + directions.subList(0, place).stream().mapToLong(this::bytes).sum();
        return new Entry(at, place == directions.size() ? 0 : bytes(directions.get(place)), 1L + neurons() + heads() + place);
    }

    private long bytes(Along direction) {
        return (direction.width + 1L) * Float.BYTES + PartTable.bytes(top);
    }

    Entry mean(int site) {
        long at = direction(directions.size()).at + means.subList(0, site).stream().mapToLong(this::bytes).sum();
        return new Entry(at, site == means.size() ? 0 : bytes(means.get(site)), 1L + neurons() + heads() + directions.size() + site);
    }

    private long bytes(ReadSite site) {
        return (long) positions.size() * site.width() * Long.BYTES;
    }

    /// The entry of a text's window; its checksum is of its tokens too.
    Entry text(int number) {
        return new Entry(mean(means.size()).at + (long) number * TEXT_BYTES, TEXT_BYTES, mean(means.size()).number + number);
    }

    long idAt(long number) {
        return text(texts).at + number * Integer.BYTES;
    }

    long checksumAt(long number) {
        return idAt(ids) + number * Checksums.BYTES;
    }

    long bytes() {
        return checksumAt(text(texts).number);
    }
}
