package glasshead.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.analysis.Correlation;
import glasshead.engine.CircuitQuestion;
import glasshead.engine.EdgeScores;
import glasshead.engine.InferenceEngine;
import glasshead.experiment.Choices;
import glasshead.experiment.Circuit;
import glasshead.experiment.Metric;
import glasshead.experiment.Texts;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `edges`: what each edge of the model is worth on a set.
@Command(name = "edges", description = "Scores every edge of the model: what cutting it changes, exactly or by gradients.",
        mixinStandardHelpOptions = true)
final class EdgesCommand implements Callable<Integer> {

    private static final int TOP = 30;

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "exact|eap|eap-ig",
            description = "Each edge cut by itself, edge attribution patching, or that with integrated "
                    + "gradients.")
    private String method;

    @Option(names = "--check", description = "Put exact scores beside approximate ones, with their correlation.")
    private boolean check;

    @Mixin
    private MethodOptions options;

    @Mixin
    private SetChoice choice;

    EdgesCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        choice.warn(spec.commandLine().getErr());
        EdgeScores found;
        EdgeScores exact;
        try (InferenceEngine engine = engines.get(); Progress progress = new Progress(spec.commandLine().getErr())) {
            found = scores(engine, choice, options, method, progress);
            exact = check ? scores(engine, choice, options, "exact", progress) : null;
        }
        Circuit.OfEdges edges = new Circuit.OfEdges(List.of(), found.means());
        ObjectNode json = json(found);
        Correlation agreement = exact == null ? null : Correlation.of(means(found), means(exact));
        if (exact != null && agreement != null) {
            json.put("r", agreement.r()).put("rankCorrelation", agreement.rank());
            ObjectNode beside = json.putObject("exact");
            exact.means().forEach((edge, score) -> beside.put(edge.toString(), score));
        }
        if (choice.write(json, edges, found.model(), out)) {
            print(found, out);
            if (agreement != null) {
                out.println(Texts.format("with exact scores: r %.4f, rank correlation %.4f", agreement.r(), agreement.rank()));
            }
        }
        return 0;
    }

    private static double[] means(EdgeScores scores) {
        return IntStream.range(0, scores.edges().size()).mapToDouble(scores::mean).toArray();
    }

    static EdgeScores scores(InferenceEngine engine, SetChoice choice, MethodOptions options, String method, Progress progress) {
        return engine.answer(new CircuitQuestion.OfEdges(choice.on(engine), options.method(method), options.metric(
                Metric.LOGIT_DIFFERENCE)),
                soFar -> progress.show(
                        Texts.format("%d of %d edges of %d prompts", soFar.done(), soFar.of(), soFar.rows().size())), () -> false);
    }

    private static ObjectNode json(EdgeScores found) {
        ObjectNode json = about(found, found.question().metric());
        ObjectNode scores = json.putObject("scores");
        found.means().forEach((edge, score) -> scores.put(edge.toString(), score));
        return json;
    }

    /// On what, and how.
    ///
    /// @param figures what the figures that follow are of; `metric` is what the scores are of
    static ObjectNode about(EdgeScores found, Metric figures) {
        CircuitQuestion.OfEdges question = found.question();
        ObjectNode json = CircuitReport.about(found.model().name(), choices(found, figures));
        json.put("prompts", found.used()).put("metric", question.metric().key());
        json.put("method", question.method().toString()).put("approximate", question.method().approximate());
        return json;
    }

    private static Choices choices(EdgeScores found, Metric figures) {
        return new Choices("edges", found.question().on(), figures);
    }

    static void printTitle(EdgeScores found, Metric figures, PrintWriter out) {
        out.println(Texts.format("%s: %d edges by %s, %d prompts · %s", found.model().title(), found.edges().size(), found.question()
                .method(), found.used(), choices(found, figures).title()));
    }

    private static void print(EdgeScores found, PrintWriter out) {
        printTitle(found, found.question().metric(), out);
        Circuit.ranked(found.means(), false).stream().limit(TOP).forEach(edge -> out.println(Texts.format("  %-20s %+.4f", edge, found.mean(
                found.edges().indexOf(edge)))));
        out.println(Texts.format("%n%.1f ms", found.milliseconds()));
    }
}
