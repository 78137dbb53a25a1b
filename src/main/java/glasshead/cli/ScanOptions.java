package glasshead.cli;

import glasshead.engine.Directions;
import glasshead.experiment.BadInput;
import glasshead.experiment.Head;
import glasshead.experiment.Neuron;
import glasshead.scan.ScanParts;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a scan looks at, wherever it runs.
public final class ScanOptions {

    private static final String ALL = "all";
    private static final String USUAL = "usual";

    @Option(names = "--neurons", paramLabel = "L3N7,...|all",
            description = "Which neurons (default: all, unless --heads, --directions or --logits is given).")
    private @Nullable String neurons;

    @Option(names = "--heads", paramLabel = "L2H4,...|all",
            description = "Which heads (default: all, unless --neurons, --directions or --logits is given).")
    private @Nullable String heads;

    @Option(names = "--directions", paramLabel = "FILE", description = "Named vectors of the residual stream in a safetensors file, each "
            + "[d_model], or rows of a matrix [n, d_model]: what the activation gives along them. A tensor called "
            + "truth@blocks.2.hook_resid_post is read there, others at the place that --at names.")
    private @Nullable Path directions;

    @Option(names = "--at", paramLabel = "SITE", description = "Where directions are read whose names don't say it, as "
            + "blocks.2.hook_resid_post.")
    private @Nullable String site;

    @Option(names = "--logits", paramLabel = "TOKEN,...", split = ",", description = "Tokens whose logits as the next token are read, as "
            + "\" Mary, John\"; may be repeated.")
    private List<String> logits = List.of();

    @Option(names = "--means", paramLabel = "SITE,...|" + USUAL, split = ",",
            description = "Take mean activations, position by position, for "
                    + "mean ablation ('run --means'): at these sites, in every layer where the name says none; " + USUAL
                    + ": attn.hook_z and "
                    + "hook_mlp_out, as heads and MLPs need them.")
    private List<String> means = List.of();

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
        if (site != null && directions == null) {
            throw new BadInput("--at says where directions are read; give them by --directions.");
        }
        boolean none = neurons == null && heads == null && directions == null && logits.isEmpty();
        return new ScanParts(none || ALL.equals(neurons), named(neurons, Neuron::parse), none || ALL.equals(heads), named(heads,
                Head::parse), directions == null ? List.of() : Directions.read(directions, site), logits, means.stream().flatMap(
                        each -> each.equals(USUAL) ? ScanParts.USUAL_MEANS.stream() : Stream.of(each)).toList());
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
