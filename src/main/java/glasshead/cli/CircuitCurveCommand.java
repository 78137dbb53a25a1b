package glasshead.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.analysis.CircuitCurve;
import glasshead.engine.CircuitFindings;
import glasshead.engine.CircuitQuestion;
import glasshead.engine.EdgeScores;
import glasshead.engine.InferenceEngine;
import glasshead.experiment.Circuit;
import glasshead.experiment.Edge;
import glasshead.experiment.Metric;
import glasshead.experiment.Texts;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `circuit curve`: how faithful the n strongest edges are, for more and more of them, with a random ranking beside.
@Command(name = "curve", description = "Faithfulness of the strongest edges by a score, for more and more of them, and MIB's CPR and CMD.",
        mixinStandardHelpOptions = true)
final class CircuitCurveCommand implements Callable<Integer> {

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "exact|eap|eap-ig", description = "How edges are scored.")
    private String method;

    @Option(names = "--fractions", paramLabel = "F", split = ",", description = "Shares of the edges (default: MIB's ten).")
    private @Nullable List<Double> fractions;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "Seed of the random ranking beside (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private MethodOptions options;

    @Mixin
    private SetChoice choice;

    CircuitCurveCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    /// Edges in three orders: by what they hold up, by the size of their effect, at random.
    private static List<List<Edge>> rankings(EdgeScores scores, long seed) {
        List<Edge> random = new ArrayList<>(scores.edges());
        Collections.shuffle(random, new Random(seed));
        return List.of(Circuit.ranked(scores.means(), true), Circuit.ranked(scores.means(), false), random);
    }

    @Override
    public Integer call() {
        List<Double> asked = fractions == null ? CircuitCurve.FRACTIONS : fractions;
        CircuitCurve.check(asked);
        choice.warn(spec.commandLine().getErr());
        EdgeScores scores;
        CircuitFindings found;
        try (InferenceEngine engine = engines.get(); Progress progress = new Progress(spec.commandLine().getErr())) {
            scores = EdgesCommand.scores(engine, choice, options, method, progress);
            List<Circuit> circuits = new ArrayList<>();
            for (List<Edge> ranking : rankings(scores, seed)) {
                asked.forEach(fraction -> circuits.add(Circuit.OfEdges.of(ranking.subList(0, CircuitCurve.count(fraction, ranking
                        .size())))));
            }
            found = engine.answer(new CircuitQuestion.OfCircuits(choice.on(engine), circuits), soFar -> progress.show(soFar.done(), soFar
                    .of(),
                    "circuits"), () -> false);
        }
        double[] at = asked.stream().mapToDouble(Double::doubleValue).toArray();
        CircuitCurve signed = curve(found, at, 0);
        CircuitCurve absolute = curve(found, at, 1);
        CircuitCurve random = curve(found, at, 2);
        ObjectNode json = EdgesCommand.about(scores, Metric.LOGIT_DIFFERENCE);
        json.put("edges", scores.edges().size());
        CircuitReport.each(json.putArray("fractions"), at);
        json.put("cpr", signed.area()).put("cmd", absolute.areaOfDistance());
        put(json.putObject("signed"), signed);
        put(json.putObject("absolute"), absolute);
        put(json.putObject("random").put("seed", seed), random);
        if (choice.write(json, null, found.model(), spec.commandLine().getOut())) {
            print(scores, List.of(signed, absolute, random), spec.commandLine().getOut());
        }
        return 0;
    }

    private static CircuitCurve curve(CircuitFindings found, double[] fractions, int ranking) {
        double[] faithfulness = new double[fractions.length];
        for (int i = 0; i < fractions.length; i++) {
            faithfulness[i] = found.faithfulness(ranking * fractions.length + i, Metric.LOGIT_DIFFERENCE);
        }
        return new CircuitCurve(fractions, faithfulness);
    }

    private static void put(ObjectNode json, CircuitCurve curve) {
        CircuitReport.each(json.putArray("faithfulness"), curve.faithfulness());
        json.put("area", curve.area()).put("areaOfDistance", curve.areaOfDistance());
    }

    private void print(EdgeScores scores, List<CircuitCurve> curves, PrintWriter out) {
        EdgesCommand.printTitle(scores, Metric.LOGIT_DIFFERENCE, out);
        out.println(Texts.format("faithfulness of the strongest by their scores (%s), with a random ranking (seed %d)", scores.question()
                .metric().title(), seed));
        out.println(Texts.format("%10s %8s %10s %10s %10s", "share", "edges", "signed", "absolute", "random"));
        double[] fractions = curves.getFirst().fractions();
        for (int i = 0; i < fractions.length; i++) {
            out.println(Texts.format("%10.3f %8d %10.4f %10.4f %10.4f", fractions[i], CircuitCurve.count(fractions[i], scores.edges()
                    .size()),
                    curves.get(0).faithfulness()[i], curves.get(1).faithfulness()[i], curves.get(2).faithfulness()[i]));
        }
        out.println(Texts.format("CPR %.4f (random %.4f), CMD %.4f (random %.4f)", curves.get(0).area(), curves.get(2).area(), curves.get(1)
                .areaOfDistance(), curves.get(2).areaOfDistance()));
    }
}
