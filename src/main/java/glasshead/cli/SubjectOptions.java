package glasshead.cli;

import glasshead.engine.InferenceEngine;
import glasshead.experiment.Experiment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What commands take that ask one thing of a prompt or of a set.
final class SubjectOptions {

    @Mixin
    private ExperimentOptions options;

    @Option(names = "--set", paramLabel = "SET", description = "A set of 'set list', or a file, in the place of a prompt.")
    private @Nullable String set;

    /// @throws glasshead.experiment.BadInput when an option can't be used
    Experiment experiment(InferenceEngine engine) {
        return set == null ? options.experiment(engine) : options.about(engine, set);
    }
}
