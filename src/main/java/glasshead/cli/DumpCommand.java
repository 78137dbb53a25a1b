package glasshead.cli;

import glasshead.checkpoint.TensorFile;
import glasshead.engine.InferenceEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `dump`: the activations of one run as a safetensors or npz file, under their TransformerLens names and without batch axis.
@Command(name = "dump", description = "Writes the activations of a run as safetensors or npz.", mixinStandardHelpOptions = true)
final class DumpCommand implements Callable<Integer> {

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExperimentOptions options;

    @Option(names = "--sites", paramLabel = "NAME", split = ",",
            description = "Sites by TransformerLens name, * for any part, as 'blocks.*.attn.hook_z'; may be repeated (default: all, and "
                    + "the logits).")
    private List<String> sites = List.of();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file to write: .npz for NumPy, else safetensors.")
    private Path out;

    DumpCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        try (InferenceEngine engine = engines.get()) {
            int written = engine.dump(options.experiment(engine), sites, () -> false, tensors -> {
                TensorFile.write(out, tensors);
                return tensors.size();
            });
            spec.commandLine().getOut().printf(Locale.ROOT, "%d tensors written to %s%n", written, out);
            return 0;
        }
    }
}
