package glasshead.cli;

import glasshead.experiment.Head;
import glasshead.experiment.Neuron;
import glasshead.scan.ScanParts;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a scan looks at, wherever it runs.
public final class ScanOptions {

    private static final String ALL = "all";

    @Option(names = "--neurons", paramLabel = "L3N7,...|all", description = "Which neurons (default: all, unless --heads is given).")
    private @Nullable String neurons;

    @Option(names = "--heads", paramLabel = "L2H4,...|all", description = "Which heads (default: all, unless --neurons is given).")
    private @Nullable String heads;

    @Option(names = "--top", paramLabel = "N", defaultValue = "10",
            description = "How many of the strongest examples are kept of each part, one of a text (default: ${DEFAULT-VALUE}).")
    private int top;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of the random examples (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--merge-near-duplicates", description = "Keep one of the strongest examples that are alike, five tokens on each side; "
            + "then one of each window of a text is kept in place of one of a text.")
    private boolean merged;

    /// @throws glasshead.experiment.BadInput when one is no name of a part
    public ScanParts parts() {
        boolean neither = neurons == null && heads == null;
        return new ScanParts(neither || ALL.equals(neurons), named(neurons, Neuron::parse), neither || ALL.equals(heads), named(heads,
                Head::parse));
    }

    private static <P> List<P> named(@Nullable String written, Function<String, P> parse) {
        return written == null || written.equals(ALL) ? List.of() : Stream.of(written.split(",")).map(parse).toList();
    }

    public int top() {
        return top;
    }

    public long seed() {
        return seed;
    }

    /// Whether of examples that are alike one is kept.
    public boolean merged() {
        return merged;
    }
}
