package glasshead.cli;

import glasshead.dataset.DataSets;
import glasshead.engine.InferenceEngine;
import glasshead.experiment.DataSet;
import glasshead.experiment.Options;
import java.util.List;
import picocli.CommandLine.Option;

/// The model that a set is put to, and how it is run.
final class ModelOption {

    @Option(names = "--model", paramLabel = "NAME|FOLDER", defaultValue = ExperimentOptions.FIRST_MODEL,
            description = "The model (default: ${DEFAULT-VALUE}).")
    private String model;

    @Option(names = "--no-bos", description = "Don't put <|endoftext|> in front.")
    private boolean noBos;

    @Option(names = "--raw-weights", description = "Leave the weights as they are in the file.")
    private boolean rawWeights;

    String name() {
        return model;
    }

    Options options() {
        return new Options(!noBos, rawWeights, List.of());
    }

    /// @param written a shipped set or a file
    DataSet set(InferenceEngine engine, String written) {
        return DataSets.named(written, SetCommand.oneToken(engine, model));
    }
}
