package glasshead.cli;

import glasshead.analysis.lens.FittedLens;
import glasshead.engine.InferenceEngine;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `lens tuned` and `lens jacobian`: the residual stream before each block through a lens that was fitted.
@Command(description = "The residual stream before each block through a lens that was fitted with 'lens fit'.",
        mixinStandardHelpOptions = true)
final class FittedLensCommand implements Callable<Integer> {

    private final Supplier<InferenceEngine> engines;
    private final FittedLens.Kind kind;

    @Spec
    private CommandSpec spec;

    @Mixin
    private LensOptions options;

    @Option(names = "--lens", paramLabel = "FILE", description = "The fitted lens (default: the one that is kept for these weights).")
    private @Nullable Path lens;

    FittedLensCommand(Supplier<InferenceEngine> engines, FittedLens.Kind kind) {
        this.engines = engines;
        this.kind = kind;
    }

    @Override
    public Integer call() {
        try (InferenceEngine engine = engines.get()) {
            FittedLens fitted = engine.lens(options.model(engine), kind, Optional.ofNullable(lens));
            options.report(engine, fitted, false, kind.word() + "Lens", spec.commandLine());
        }
        return 0;
    }
}
