package glasshead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.circuit.CircuitFile;
import glasshead.circuit.KnownCircuit;
import glasshead.engine.CircuitQuestion;
import glasshead.engine.CircuitStability;
import glasshead.engine.CircuitTest;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Question;
import glasshead.experiment.BadInput;
import glasshead.experiment.Choices;
import glasshead.experiment.Circuit;
import glasshead.experiment.Edge;
import glasshead.experiment.Metric;
import glasshead.experiment.OnSet;
import glasshead.experiment.Part;
import glasshead.experiment.Quoted;
import glasshead.experiment.Texts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `circuit test`: completeness, minimality and stability, as the window has them.
@Command(name = "test",
        description = "Takes parts out of circuit and model alike, and out of the circuit one by one: is it complete, minimal,"
                + " stable?",
        mixinStandardHelpOptions = true)
final class CircuitTestCommand implements Callable<Integer> {

    private static final double HARDLY = .01;
    private static final int MOST = 10_000;

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A circuit of edges, as for 'circuit evaluate'.")
    private Path file;

    @Option(names = "--classes", paramLabel = "NAME",
            description = "A known circuit of the model's weights, as Induction, whose classes of heads are taken out too.")
    private @Nullable String known;

    @Option(names = "--random", paramLabel = "N", defaultValue = "10", description = "Random sets of parts (default: ${DEFAULT-VALUE}).")
    private int random;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of random sets and draws (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--draws", paramLabel = "N", defaultValue = "40",
            description = "Sets drawn from the set for stability (default: ${DEFAULT-VALUE}); 0 leaves it out.")
    private int draws;

    @Option(names = "--by", paramLabel = "exact|eap|eap-ig", defaultValue = "eap-ig",
            description = "The scores whose strongest edges are compared for stability (default: ${DEFAULT-VALUE}).")
    private String by;

    @Mixin
    private MethodOptions options;

    @Mixin
    private SetChoice choice;

    CircuitTestCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        if (!(CircuitFile.read(file) instanceof Circuit.OfEdges circuit)) {
            throw new BadInput("Only a circuit of edges can be tested so; 'circuit evaluate --minimality' takes heads one by one.");
        }
        if (random < 0 || random > MOST || draws < 0 || draws > MOST) {
            throw new BadInput("--random and --draws are 0 to " + MOST + ".");
        }
        options.method(by);
        choice.warn(spec.commandLine().getErr());
        CircuitTest found;
        CircuitStability stable;
        try (InferenceEngine engine = engines.get(); Progress progress = new Progress(spec.commandLine().getErr())) {
            OnSet on = choice.on(engine);
            found = engine.answer(new CircuitQuestion.OfCircuitTest(on, circuit, classes(engine, on), random, seed), soFar -> progress.show(
                    soFar
                            .done(), soFar.of(), "circuits"), () -> false);
            stable = draws == 0 ? null : CircuitStability.of(EdgesCommand.scores(engine, choice, options, by, progress), circuit.kept()
                    .size(), false, draws, seed);
        }
        if (choice.write(json(found, stable), circuit, found.model(), spec.commandLine().getOut())) {
            print(found, stable, spec.commandLine().getOut());
        }
        return 0;
    }

    private SequencedMap<String, List<Part>> classes(InferenceEngine engine, OnSet on) {
        String name = known;
        if (name == null) {
            return new LinkedHashMap<>();
        }
        List<KnownCircuit> there = KnownCircuit.of(engine.answer(new Question.Mark(on.model(), on.options().rawWeights()), () -> false));
        return there.stream().filter(circuit -> circuit.name().equalsIgnoreCase(name)).findFirst().orElseThrow(() -> new BadInput(
                "There is no known circuit " + Quoted.of(name) + " of the weights of " + on.model() + (there.isEmpty() ? ", nor any other."
                        : "; there is "
                                + there.stream().map(KnownCircuit::name).collect(Collectors.joining(", ")) + "."))).parts();
    }

    private ObjectNode json(CircuitTest found, @Nullable CircuitStability stable) {
        ObjectNode json = CircuitReport.about(found.model().name(), choices(found));
        json.put("all", found.all()).put("none", found.none()).put("circuit", found.circuit());
        ArrayNode sets = json.putArray("completeness");
        found.knockouts().forEach(out -> {
            ObjectNode set = sets.addObject().put("name", out.name()).put("circuit", out.circuit()).put("whole", out.whole());
            set.put("gap", out.gap()).put("share", out.gap() / Math.abs(found.range()));
            out.parts().forEach(part -> set.withArray("parts").add(part.toString()));
        });
        found.worst().ifPresent(worst -> json.put("incompleteness", worst.gap() / Math.abs(found.range())));
        ObjectNode minimality = json.putObject("minimality");
        found.edges().forEach(edge -> minimality.put(edge.edge().toString(), edge.change()));
        ArrayNode hardly = json.putArray("hardlyMatter");
        found.idle(HARDLY).forEach(edge -> hardly.add(edge.toString()));
        json.put("seed", found.question().seed());
        if (stable != null) {
            CircuitReport.stability(json, stable).put("by", options.method(by).toString());
        }
        return json;
    }

    private static Choices choices(CircuitTest found) {
        return new Choices("edges", found.question().on(), Metric.LOGIT_DIFFERENCE);
    }

    private static void print(CircuitTest found, @Nullable CircuitStability stable, PrintWriter out) {
        out.println(found.model().title() + ": " + found.edges().size() + " edges · " + choices(found).title());
        out.println(Texts.format("logit difference: circuit %+.4f, whole model %+.4f, nothing kept %+.4f", found.circuit(), found.all(),
                found.none()));
        out.println("taken out of both:");
        found.knockouts().forEach(each -> out.println(Texts.format("  %-20s circuit %+.4f, model %+.4f, apart by %.3f of the range: %s",
                each.name(), each.circuit(), each.whole(), each.gap() / Math.abs(found.range()), each.parts())));
        List<Edge> idle = found.idle(HARDLY);
        out.println(Texts.format("%d of %d edges change less than 1 %% by themselves%s%s", idle.size(), found.edges().size(), idle.isEmpty()
                ? "" : ": ", idle.stream().map(Edge::toString).collect(Collectors.joining(", "))));
        if (stable != null) {
            out.println(Texts.format("stability: Jaccard %.3f over %d drawn sets, %.3f between halves", stable.overBootstrap().mean(),
                    stable
                            .bootstrap().length, stable.overHalves().mean()));
        }
    }
}
