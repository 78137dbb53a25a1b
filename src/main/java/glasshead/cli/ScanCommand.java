package glasshead.cli;

import glasshead.engine.InferenceEngine;
import glasshead.engine.Question;
import glasshead.engine.ScanProgress;
import glasshead.experiment.Head;
import glasshead.experiment.Neuron;
import glasshead.experiment.Texts;
import glasshead.scan.Scan;
import glasshead.scan.ScanFile;
import glasshead.scan.ScanParts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `scan`: what makes parts of a model fire, in a corpus.
@Command(name = "scan",
        description = "Puts a corpus through the model once and tells, of neurons (behind the nonlinearity) and heads (strongest "
                + "attention, position 0 left out), the strongest examples, random ones, and statistics over all tokens but BOS.",
        mixinStandardHelpOptions = true, synopsisSubcommandLabel = "[COMMAND]")
final class ScanCommand implements Callable<Integer> {

    private static final String ALL = "all";

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CORPUS", arity = "0..1", description = "Texts, one a line, or JSON-lines with a \"text\" each (.jsonl), also "
            + "as .gz or .zst; or a folder of such files (default: the texts that came with the model).")
    private @Nullable Path corpus;

    @Option(names = "--model", paramLabel = "NAME|FOLDER", defaultValue = ExperimentOptions.FIRST_MODEL,
            description = "The model (default: ${DEFAULT-VALUE}).")
    private String model;

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
        ScanParts parts = parts();
        try (InferenceEngine engine = engines.get()) {
            ScanProgress complete;
            try (Progress progress = new Progress(spec.commandLine().getErr())) {
                Question.OfScan question = new Question.OfScan(model, corpus, parts, top, seed, merged, out);
                complete = engine.answer(question, soFar -> progress.show(line(soFar)), () -> false);
            }
            Scan scan = Objects.requireNonNull(complete.scan());
            ScanReport report = new ScanReport(model, scan);
            PrintWriter to = spec.commandLine().getOut();
            if (json.write(report::json, to)) {
                report.print(to);
                to.println(speed(complete) + (scan instanceof ScanFile kept ? "; kept in " + kept.file() : ""));
            }
        }
        return 0;
    }

    private static String speed(ScanProgress complete) {
        return complete.resumed() == complete.counts().texts() ? "found again" : Texts.format("%.0f tokens per second", complete
                .tokensPerSecond());
    }

    private ScanParts parts() {
        boolean neither = neurons == null && heads == null;
        return new ScanParts(neither || ALL.equals(neurons), named(neurons, Neuron::parse), neither || ALL.equals(heads), named(heads,
                Head::parse));
    }

    private static <P> List<P> named(@Nullable String written, Function<String, P> parse) {
        return written == null || written.equals(ALL) ? List.of() : Stream.of(written.split(",")).map(parse).toList();
    }

    private static String line(ScanProgress soFar) {
        return Texts.format("%.0f %%, %d tokens, %.0f a second, %s left, at most %d MB beside the model",
                100 * soFar.share(), soFar.counts().tokens(), soFar.tokensPerSecond(), time(soFar.secondsLeft()), soFar.memory() >> 20);
    }

    private static String time(double seconds) {
        return Double.isNaN(seconds) ? "?" : seconds < 100 ? Texts.format("%.0f s", seconds) : Texts.format("%.0f min", seconds / 60);
    }
}
