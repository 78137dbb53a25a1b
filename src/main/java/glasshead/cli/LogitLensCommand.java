package glasshead.cli;

import glasshead.analysis.lens.Lens;
import glasshead.engine.InferenceEngine;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `lens logit`: the residual stream before each block, read as if it were the final one.
@Command(name = "logit",
        description = "The residual stream before each block through the final LayerNorm, recomputed there, and the unembedding.",
        mixinStandardHelpOptions = true)
final class LogitLensCommand implements Callable<Integer> {

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Mixin
    private LensOptions options;

    @Option(names = "--middle", description = "Behind each block's attention too.")
    private boolean middle;

    LogitLensCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        try (InferenceEngine engine = engines.get()) {
            options.report(engine, new Lens.Logit(), middle, "logitLens", spec.commandLine());
        }
        return 0;
    }
}
