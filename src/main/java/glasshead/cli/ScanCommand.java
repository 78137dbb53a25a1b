package glasshead.cli;

import glasshead.engine.InferenceEngine;
import glasshead.engine.ScanProgress;
import glasshead.engine.ScanQuestion;
import glasshead.experiment.Texts;
import glasshead.scan.Scan;
import glasshead.scan.ScanFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `scan`: what makes parts of a model fire, in a corpus.
@Command(name = "scan",
        description = "Puts a corpus through the model once and tells, of neurons (behind the nonlinearity), heads (strongest "
                + "attention, position 0 left out) and, where asked, directions and logits, the "
                + "strongest examples, random ones, and statistics over all tokens but BOS.",
        mixinStandardHelpOptions = true, synopsisSubcommandLabel = "[COMMAND]")
final class ScanCommand implements Callable<Integer> {

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CORPUS", arity = "0..1", description = "Texts, one a line, or JSON-lines with a \"text\" each (.jsonl), also "
            + "as .gz or .zst; or a folder of such files (default: the texts that came with the model).")
    private @Nullable Path corpus;

    @Option(names = "--model", paramLabel = "NAME|FOLDER", defaultValue = ExperimentOptions.FIRST_MODEL,
            description = "The model (default: ${DEFAULT-VALUE}).")
    private String model;

    @Mixin
    private ScanOptions options;

    @Option(names = "--out", paramLabel = "FILE",
            description = "Keep the scan in this file (default: one that is found again by model, corpus, parts, top and seed); one that "
                    + "is broken off goes on from there when it is asked for again.")
    private @Nullable Path out;

    @Mixin
    private JsonOption json;

    ScanCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        try (InferenceEngine engine = engines.get()) {
            ScanProgress complete;
            try (Progress progress = new Progress(spec.commandLine().getErr())) {
                ScanQuestion.OfScan question = new ScanQuestion.OfScan(model, corpus, options.parts(), options.top(), options.seed(),
                        options
                                .merged(), out);
                complete = engine.answer(question, soFar -> progress.show(line(soFar)), () -> false);
            }
            Scan scan = Objects.requireNonNull(complete.scan());
            ScanReport report = new ScanReport(model, scan, () -> tokens(engine, scan));
            PrintWriter to = spec.commandLine().getOut();
            if (json.write(report::json, to)) {
                report.print(to);
                to.println(speed(complete) + (scan instanceof ScanFile kept ? "; kept in " + kept.file() : ""));
            }
        }
        return 0;
    }

    private NextTokens tokens(InferenceEngine engine, Scan scan) {
        try (Progress progress = new Progress(spec.commandLine().getErr())) {
            return NextTokens.of(engine, model, scan.plan(), done -> progress.show(done, scan.plan().neuronCount(),
                    "neurons through the unembedding"));
        }
    }

    private static String speed(ScanProgress complete) {
        return complete.resumed() == complete.counts().texts() ? "found again" : Texts.format("%.0f tokens per second", complete
                .tokensPerSecond());
    }

    private static String line(ScanProgress soFar) {
        return Texts.format("%.0f %%, %d tokens, %.0f a second, %s left, at most %d MB beside the model",
                100 * soFar.share(), soFar.counts().tokens(), soFar.tokensPerSecond(), time(soFar.secondsLeft()), soFar.memory() >> 20);
    }

    private static String time(double seconds) {
        return Double.isNaN(seconds) ? "?" : seconds < 100 ? Texts.format("%.0f s", seconds) : Texts.format("%.0f min", seconds / 60);
    }
}
