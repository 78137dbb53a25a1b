package glasshead.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.analysis.Spread;
import glasshead.circuit.HypothesisFile;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Question;
import glasshead.engine.ScrubFindings;
import glasshead.engine.ScrubFindings.Figure;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.Texts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `scrub`: how much of what the model does a hypothesis explains.
@Command(name = "scrub",
        description = "Causal scrubbing: parts of the model are given other rows, as far as a hypothesis allows; how much of "
                + "what it does is left?", mixinStandardHelpOptions = true)
final class ScrubCommand implements Callable<Integer> {

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "HYPOTHESIS",
            description = "A JSON file: {\"name\", \"tree\"}, and \"baseDraws\" where rows are written down.")
    private Path file;

    @Option(names = "--set", paramLabel = "SET", required = true, description = "A set of 'set list', or a file, of equally long prompts.")
    private String set;

    @Mixin
    private ModelOption model;

    @Option(names = "--samples", paramLabel = "N", defaultValue = "16",
            description = "How many times rows are drawn (default: ${DEFAULT-VALUE}); rows that the file brings along are one sample.")
    private int samples;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "What rows are drawn by (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--until", paramLabel = "ERROR", defaultValue = "0",
            description = "Stop once the mean logit difference has this standard error over samples.")
    private double until;

    @Mixin
    private JsonOption json;

    ScrubCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        if (!(until >= 0)) {
            throw new BadInput("--until is a standard error, 0 or more.");
        }
        Hypothesis hypothesis = HypothesisFile.read(file);
        PrintWriter out = spec.commandLine().getOut();
        ScrubFindings found;
        try (InferenceEngine engine = engines.get(); Progress progress = new Progress(spec.commandLine().getErr())) {
            found = engine.answer(new Question.OfScrub(model.name(), model.set(engine, set), Contrast.LAST,
                    hypothesis, samples, seed, until, model.options()), soFar -> progress.show(soFar.samples(),
                            samples, "samples"), () -> false);
        }
        found.doubts().forEach(spec.commandLine().getErr()::println);
        if (json.write(() -> json(found), out)) {
            print(found, out);
        }
        return 0;
    }

    private static ObjectNode json(ScrubFindings found) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", found.question().hypothesis().name()).put("set", found.question().set().name()).put("model", found.model().name());
        json.put("prompts", found.question().set().size()).put("samples", found.samples()).put("seed", found.question().seed());
        for (Figure figure : found.figures()) {
            ObjectNode each = json.putObject(figure.key());
            spread(each.putObject("model"), figure.model());
            spread(each.putObject("base"), figure.base());
            spread(each.putObject("scrubbed"), figure.scrubbed());
            number(each, "recovered", figure.recovered());
            if (found.samples() > 1) {
                number(each, "overSamples", figure.overSamples());
            }
            CircuitReport.each(each.putArray("perPrompt"), figure.scrubbed());
        }
        return json;
    }

    private static void spread(ObjectNode json, double[] values) {
        Spread spread = Spread.of(values);
        number(json, "mean", spread.mean());
        number(json, "standardError", spread.standardError());
    }

    private static void number(ObjectNode json, String key, double value) {
        if (Double.isFinite(value)) {
            json.put(key, value);
        } else {
            json.putNull(key);
        }
    }

    private static void print(ScrubFindings found, PrintWriter out) {
        out.println(Texts.format("%s: %s on %s, %d prompts, %d samples", found.question().hypothesis().name(), found.model().title(), found
                .question().set().name(), found.question().set().size(), found.samples()));
        out.println(Texts.format("%-18s %18s %18s %18s %11s", "", "model", "base", "scrubbed", "recovered"));
        for (Figure figure : found.figures()) {
            double recovered = figure.recovered();
            out.println(Texts.format("%-18s %18s %18s %18s %11s", figure.key(), words(figure.model()), words(figure.base()), words(figure
                    .scrubbed()), Double.isNaN(recovered) ? "–" : Texts.format("%.1f %%", 100 * recovered)));
        }
        out.println(Texts.format("%.1f ms", found.milliseconds()));
    }

    private static String words(double[] values) {
        Spread spread = Spread.of(values);
        return Texts.format("%+.4f ± %.4f", spread.mean(), spread.standardError());
    }
}
