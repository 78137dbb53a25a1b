package glasshead.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.engine.AcdcFindings;
import glasshead.engine.CircuitFindings;
import glasshead.engine.CircuitQuestion;
import glasshead.engine.CircuitStability;
import glasshead.engine.EdgeScores;
import glasshead.engine.InferenceEngine;
import glasshead.experiment.BadInput;
import glasshead.experiment.Circuit;
import glasshead.experiment.Metric;
import glasshead.experiment.Texts;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `circuit find`: the strongest edges by some score, or what ACDC leaves.
@Command(name = "find", description = "Finds a circuit: the strongest edges by a score, or what ACDC leaves.",
        mixinStandardHelpOptions = true)
final class CircuitFindCommand implements Callable<Integer> {

    private static final int MOST_DRAWS = 10_000;

    private final Supplier<InferenceEngine> engines;
    private @Nullable CircuitStability stable;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "acdc|exact|eap|eap-ig", description = "How.")
    private String method;

    @Option(names = "--edges", paramLabel = "N", description = "How many edges are kept (exact, eap, eap-ig).")
    private @Nullable Integer edges;

    @Option(names = "--threshold", paramLabel = "T", description = "An edge is dropped when the metric gets worse by less (acdc).")
    private @Nullable Double threshold;

    @Option(names = "--signed", description = "The edges that hold the metric up most, instead of those with the largest effects.")
    private boolean signed;

    @Option(names = "--prune", description = "Take away edges that lie on no way from input to logits.")
    private boolean prune;

    @Option(names = "--stability", paramLabel = "DRAWS",
            description = "Say how much the edges depend on the prompts: Jaccard index over so many sets drawn from the set, and over "
                    + "halves.")
    private @Nullable Integer stability;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of --stability (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private MethodOptions options;

    @Mixin
    private SetChoice choice;

    CircuitFindCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        boolean acdc = method.equals("acdc");
        if (acdc && threshold == null) {
            throw new BadInput("ACDC needs a threshold; give one, as --threshold 0.05.");
        }
        if (!acdc && (edges == null || edges < 0)) {
            throw new BadInput("How many edges are to be kept? Say so, as --edges 20.");
        }
        if (stability != null && (acdc || stability < 1 || stability > MOST_DRAWS)) {
            throw new BadInput("--stability is of edges kept by a score, over 1 to " + MOST_DRAWS + " draws.");
        }
        choice.warn(spec.commandLine().getErr());
        Circuit.OfEdges circuit;
        CircuitFindings found;
        try (InferenceEngine engine = engines.get(); Progress progress = new Progress(spec.commandLine().getErr())) {
            circuit = acdc ? pruned(engine, progress) : strongest(engine, progress);
            found = engine.answer(new CircuitQuestion.OfCircuits(choice.on(engine), List.of(circuit)), soFar -> progress.show(soFar.done(),
                    soFar
                            .of(), "circuits"), () -> false);
        }
        CircuitReport report = new CircuitReport(found);
        ObjectNode json = report.json(0);
        Metric by = options.metric(acdc ? Metric.KL : Metric.LOGIT_DIFFERENCE);
        json.put("method", method).put("metric", by.key());
        String how;
        if (acdc && threshold != null) {
            json.put("threshold", threshold);
            how = "ACDC, threshold " + threshold + ", " + by.title();
        } else {
            how = options.method(method) + " of " + by.title();
        }
        if (stable != null) {
            CircuitReport.stability(json, stable);
        }
        if (choice.write(json, circuit, found.model(), spec.commandLine().getOut())) {
            report.print(0, spec.commandLine().getOut());
            spec.commandLine().getOut().println("found by " + how);
            if (stable != null) {
                spec.commandLine().getOut().println(Texts.format("stability: Jaccard %.3f over %d drawn sets, %.3f between halves", stable
                        .overBootstrap().mean(), stable.bootstrap().length, stable.overHalves().mean()));
            }
        }
        return 0;
    }

    private Circuit.OfEdges strongest(InferenceEngine engine, Progress progress) {
        EdgeScores scores = EdgesCommand.scores(engine, choice, options, method, progress);
        int count = edges == null ? 0 : edges;
        stable = stability == null ? null : CircuitStability.of(scores, count, signed, stability, seed);
        Circuit.OfEdges strongest = scores.strongest(count, signed);
        return prune ? strongest.pruned() : strongest;
    }

    private Circuit.OfEdges pruned(InferenceEngine engine, Progress progress) {
        Metric metric = options.metric(Metric.KL);
        AcdcFindings found = engine.answer(new CircuitQuestion.OfAcdc(choice.on(engine), threshold == null ? 0 : threshold, metric),
                soFar -> progress
                        .show(Texts.format("%d of %d edges tried, %d kept, %s %.4f", soFar.tried(), soFar.of(), soFar.circuit().kept()
                                .size(), metric
                                        .title(), soFar.value())), () -> false);
        return prune ? found.circuit().pruned() : found.circuit();
    }
}
