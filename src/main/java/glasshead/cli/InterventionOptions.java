package glasshead.cli;

import glasshead.experiment.Intervention;
import glasshead.experiment.Options;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that name interventions, the same for every command that makes some.
final class InterventionOptions {

    @Option(names = "--ablate", paramLabel = "HEAD:HOW[@POS]",
            description = "Ablate a head, as L3H2:zero, L2H1:mean@14, L2H1:resample@END, L0H1:mean-per-position, or an MLP, as MLP2:zero; "
                    + "in a set also L2H1:mean:COLUMN, over rows with the same value there, and L2H1:resample:SEED, from another row; "
                    + "may be repeated.")
    private List<String> ablations = List.of();

    @Option(names = "--interventions", paramLabel = "FILE|JSON",
            description = "A JSON list of interventions, in a file or as it stands, made after those of --ablate.")
    private @Nullable String interventions;

    @Option(names = "--means", paramLabel = "SCAN",
            description = "Take the means of mean ablation from a scan of a corpus ('scan --means'): its file, or its name in 'scan list'.")
    private @Nullable String means;

    /// With where means come from.
    Options with(Options options) {
        return means == null ? options : options.withMeanScan(means);
    }

    List<Intervention> lines() {
        List<Intervention> lines = new ArrayList<>(ablations.stream().map(AblationSyntax::parse).toList());
        if (interventions != null) {
            lines.addAll(InputFiles.interventions(interventions));
        }
        return lines;
    }
}
