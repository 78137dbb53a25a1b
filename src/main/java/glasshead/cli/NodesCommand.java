package glasshead.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.analysis.Correlation;
import glasshead.analysis.Largest;
import glasshead.engine.CircuitQuestion;
import glasshead.engine.InferenceEngine;
import glasshead.engine.NodeScores;
import glasshead.experiment.Choices;
import glasshead.experiment.Metric;
import glasshead.experiment.NodeMethod;
import glasshead.experiment.Texts;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `nodes`: what each node of the model is worth on a set.
@Command(name = "nodes", description = "Scores heads, their queries, keys and values, and MLPs: what taking one from elsewhere changes.",
        mixinStandardHelpOptions = true)
final class NodesCommand implements Callable<Integer> {

    private static final int TOP = 30;

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "exact|atp|atp-star|grad-drop",
            description = "Each node by itself, attribution patching, that with the softmax of queries and keys computed anew (AtP*), or "
                    + "also with one layer after the other passing no gradient back (sizes without a sign).")
    private String method;

    @Option(names = "--metric", paramLabel = "NAME", defaultValue = "logitDifference",
            description = "What is measured: logitDifference, probabilityDifference, answerLogProbability, or, exactly, kl (default: "
                    + "${DEFAULT-VALUE}).")
    private String metric;

    @Option(names = "--check", description = "Put exact scores beside approximate ones, with their correlation.")
    private boolean check;

    @Mixin
    private SetChoice choice;

    NodesCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        NodeMethod asked = NodeMethod.named(method);
        choice.warn(spec.commandLine().getErr());
        NodeScores found;
        NodeScores exact;
        try (InferenceEngine engine = engines.get(); Progress progress = new Progress(spec.commandLine().getErr())) {
            found = scores(engine, asked, progress);
            exact = check ? scores(engine, NodeMethod.EXACT, progress) : null;
        }
        ObjectNode json = json(found);
        Correlation agreement = exact == null ? null : beside(json, found, exact);
        if (choice.write(json, null, found.model(), out)) {
            print(found, out);
            if (agreement != null) {
                out.println(Texts.format("with exact scores: r %.4f, rank correlation %.4f", agreement.r(), agreement.rank()));
            }
        }
        return 0;
    }

    private NodeScores scores(InferenceEngine engine, NodeMethod by, Progress progress) {
        return engine.answer(new CircuitQuestion.OfNodes(choice.on(engine), by, Metric.named(metric)), soFar -> progress.show(Texts.format(
                "%d of %d nodes of %d prompts", soFar.done(), soFar.of(), soFar.rows().size())), () -> false);
    }

    /// Sizes are compared with sizes.
    private static Correlation beside(ObjectNode json, NodeScores found, NodeScores exact) {
        double[] other = found.question().method().unsigned() ? exact.meanSizes() : exact.means();
        Correlation agreement = Correlation.of(found.means(), other);
        json.put("r", agreement.r()).put("rankCorrelation", agreement.rank());
        ObjectNode beside = json.putObject("exact");
        for (int node = 0; node < other.length; node++) {
            beside.put(exact.nodes().get(node).toString(), other[node]);
        }
        return agreement;
    }

    private static ObjectNode json(NodeScores found) {
        CircuitQuestion.OfNodes question = found.question();
        ObjectNode json = CircuitReport.about(found.model().name(), choices(found));
        json.put("prompts", found.used()).put("metric", question.metric().key());
        json.put("method", question.method().toString()).put("approximate", question.method().approximate());
        json.put("signed", !question.method().unsigned());
        ObjectNode scores = json.putObject("scores");
        found.byNode().forEach((node, score) -> scores.put(node.toString(), score));
        return json;
    }

    private static Choices choices(NodeScores found) {
        return new Choices("nodes", found.question().on(), found.question().metric());
    }

    private static void print(NodeScores found, PrintWriter out) {
        CircuitQuestion.OfNodes question = found.question();
        out.println(Texts.format("%s: %d nodes by %s, %d prompts · %s", found.model().title(), found.nodes().size(), question.method(),
                found
                        .used(), choices(found).title()));
        double[] means = found.means();
        Largest.of(means.length, node -> Math.abs(means[node]), TOP).forEach(node -> out.println(Texts.format("  %-8s %+.4f", found.nodes()
                .get(node), means[node])));
        out.println(Texts.format("%n%.1f ms", found.milliseconds()));
    }
}
