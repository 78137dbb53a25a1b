package glasshead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.circuit.HypothesisFile;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Question;
import glasshead.engine.ScrubFindings.Figure;
import glasshead.engine.ScrubSearch;
import glasshead.experiment.Contrast;
import glasshead.experiment.ScrubMetric;
import glasshead.experiment.Texts;
import glasshead.json.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `scrub search`: the smallest tree that a greedy search finds.
@Command(name = "search",
        description = "Builds the smallest tree that recovers a share of a metric, on half of a set, and tests it on the other half.",
        mixinStandardHelpOptions = true)
final class ScrubSearchCommand implements Callable<Integer> {

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Option(names = "--set", paramLabel = "SET", required = true,
            description = "A set of 'set list', or a file; features are its columns, its tokens, and what is computed from them.")
    private String set;

    @Mixin
    private ModelOption model;

    @Option(names = "--recover", paramLabel = "SHARE", defaultValue = "0.9",
            description = "The share of the metric that is to be recovered (default: ${DEFAULT-VALUE}).")
    private double recover;

    @Option(names = "--metric", paramLabel = "NAME", defaultValue = "loss",
            description = "What is to be recovered: logitDifference, loss or kl (default: ${DEFAULT-VALUE}).")
    private String metric;

    @Option(names = "--budget", paramLabel = "RUNS", defaultValue = "2000",
            description = "How many trees are tried at most (default: ${DEFAULT-VALUE}).")
    private int budget;

    @Option(names = "--samples", paramLabel = "N", defaultValue = "4",
            description = "How many times rows are drawn for each tree (default: ${DEFAULT-VALUE}).")
    private int samples;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "What rows are drawn by, and which half is held out (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--out", paramLabel = "FILE", description = "Where the tree is written.")
    private @Nullable Path file;

    @Mixin
    private JsonOption json;

    ScrubSearchCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        ScrubMetric by = ScrubMetric.named(metric);
        ScrubSearch found;
        try (InferenceEngine engine = engines.get(); Progress progress = new Progress(spec.commandLine().getErr())) {
            found = engine.answer(new Question.OfScrubSearch(model.name(), model.set(engine, set), Contrast.LAST, by, recover, budget,
                    samples, seed, model.options()), soFar -> progress.show(Texts.format("%d trees tried, %.1f %%", soFar.tried(), 100
                            * soFar
                                    .steps().getLast().recovered())), () -> false);
        }
        if (file != null) {
            HypothesisFile.write(found.hypothesis(), file);
        }
        if (json.write(() -> json(found), out)) {
            print(found, out);
        }
        return 0;
    }

    private static ObjectNode json(ScrubSearch found) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("set", found.question().set().name()).put("model", found.model().name()).put("metric", found.question().metric().key())
                .put("recover", found
                        .question().recover());
        json.put("reached", found.reached()).put("tried", found.tried()).put("seed", found.question().seed());
        ArrayNode path = json.putArray("path");
        found.steps().forEach(step -> path.addObject().put("step", step.words()).put("recovered", step.recovered()).put("tried", step
                .tried()));
        half(json.putObject("seen"), found.seen(), found.onSeen());
        half(json.putObject("heldOut"), found.heldOut(), found.onHeldOut());
        json.set("hypothesis", Json.tree(found.hypothesis()));
        return json;
    }

    private static void half(ObjectNode json, int rows, List<Figure> figures) {
        json.put("prompts", rows);
        figures.forEach(figure -> ScrubReport.number(json, figure.metric().key(), figure.recovered()));
    }

    private static void print(ScrubSearch found, PrintWriter out) {
        out.println(Texts.format("%s on %s by %s: %d prompts seen, %d held out", found.model().title(), found.question().set().name(),
                found.question().metric().title(), found.seen(), found.heldOut()));
        found.steps().forEach(step -> out.println(Texts.format("%6d tried %8.1f %%  %s", step.tried(), 100 * step.recovered(), step
                .words())));
        if (!found.reached()) {
            out.println(Texts.format("The budget of %d trees did not reach %.0f %%; this is how far it got.", found.question().budget(), 100
                    * found.question().recover()));
        }
        for (int i = 0; i < found.onSeen().size(); i++) {
            out.println(Texts.format("%-18s recovered %17s seen, %17s held out", found.onSeen().get(i).metric().key(), ScrubReport
                    .recovered(found
                            .onSeen().get(i)), ScrubReport.recovered(found.onHeldOut().get(i))));
        }
        out.print(HypothesisFile.write(found.hypothesis()));
        out.flush();
    }
}
