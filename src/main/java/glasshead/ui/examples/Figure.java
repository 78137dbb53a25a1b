package glasshead.ui.examples;

import glasshead.experiment.Component;
import glasshead.experiment.Head;
import glasshead.scan.HeadMeasure;
import glasshead.scan.PartStatistics;
import glasshead.scan.Scan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A number that a scan has of each head or neuron, by which they can be sorted and filtered.
enum Figure {
    ENTROPY(HeadMeasure.ENTROPY, 2),
    DISTANCE(HeadMeasure.DISTANCE, 1),
    PREVIOUS(HeadMeasure.PREVIOUS, 2),
    SELF(HeadMeasure.SELF, 2),
    FIRST(HeadMeasure.FIRST, 2),
    DUPLICATE(HeadMeasure.DUPLICATE, 2),
    INDUCTION(HeadMeasure.INDUCTION, 2),
    MAX("max", "the largest value; of a head, the strongest attention to another token than the first", null, 2),
    MEAN("mean", "the mean value; of a head, of each query's strongest attention", null, 3),
    DEVIATION("std", "standard deviation of the value", null, 3),
    SKEW("skew", "third central moment over the cubed standard deviation", null, 1),
    ACTIVE("active", "share of tokens at which the value is above zero", null, 3);

    private final String word;
    private final String meaning;
    private final @Nullable HeadMeasure measure;
    private final int decimals;

    Figure(HeadMeasure measure, int decimals) {
        this(measure.label().replaceAll(" .*", ""), measure.meaning(), measure, decimals);
    }

    Figure(String word, String meaning, @Nullable HeadMeasure measure, int decimals) {
        this.word = word;
        this.meaning = meaning;
        this.measure = measure;
        this.decimals = decimals;
    }

    /// As it is written in a filter and above its column.
    String word() {
        return word;
    }

    String meaning() {
        return meaning;
    }

    int decimals() {
        return decimals;
    }

    /// Those that neurons and directions have, or heads.
    static List<Figure> of(Kind kind) {
        return Stream.of(values()).filter(figure -> kind != Kind.HEADS ? figure.measure == null : figure != ACTIVE && figure != SKEW
                && figure != DEVIATION).toList();
    }

    static Optional<Figure> named(String word, Kind kind) {
        return of(kind).stream().filter(figure -> figure.word.equals(word)).findFirst();
    }

    double of(Scan scan, Component component, PartStatistics statistics) {
        if (measure != null) {
            return component instanceof Head head ? scan.mean(head, measure) : Double.NaN;
        }
        return switch (this) {
            case MAX -> statistics.largest();
            case MEAN -> statistics.mean();
            case DEVIATION -> Math.sqrt(statistics.variance());
            case SKEW -> statistics.skew();
            default -> statistics.aboveZero();
        };
    }
}
