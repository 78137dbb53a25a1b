package glasshead.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.engine.CircuitQuestion;
import glasshead.engine.EdgeAction;
import glasshead.engine.InferenceEngine;
import glasshead.experiment.Choices;
import glasshead.experiment.Edge;
import glasshead.experiment.Metric;
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

/// `edge`: how one edge acts.
@Command(name = "edge", description = "Says how an edge acts: by moving attention, by what is gathered there, or both.",
        mixinStandardHelpOptions = true)
final class EdgeActionCommand implements Callable<Integer> {

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "EDGE", description = "As L0H1->L2H4.q; in most shells within quotes.")
    private String edge;

    @Option(names = "--metric", paramLabel = "NAME", defaultValue = "logitDifference",
            description = "What is measured: any metric of 'set' (default: ${DEFAULT-VALUE}).")
    private String metric;

    @Mixin
    private SetChoice choice;

    EdgeActionCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        Edge asked = Edge.parse(edge);
        choice.warn(spec.commandLine().getErr());
        EdgeAction found;
        try (InferenceEngine engine = engines.get(); Progress progress = new Progress(spec.commandLine().getErr())) {
            found = engine.answer(new CircuitQuestion.OfEdgeAction(choice.on(engine), asked, Metric.named(metric)), soFar -> progress.show(
                    soFar
                            .done(), soFar.of(), "prompts"), () -> false);
        }
        if (choice.write(json(found), null, found.model(), spec.commandLine().getOut())) {
            print(found, spec.commandLine().getOut());
        }
        return 0;
    }

    private static ObjectNode json(EdgeAction found) {
        CircuitQuestion.OfEdgeAction question = found.question();
        ObjectNode json = CircuitReport.about(found.model().name(), choices(question)).put("prompts", found.of());
        json.put("edge", question.edge().toString()).put("metric", question.metric().key()).put("effect", EdgeAction.mean(found.effect()));
        EdgeAction.AtReceiver receiver = found.receiver();
        if (receiver != null) {
            json.putObject("atReceiver").put("queries", EdgeAction.mean(receiver.queries())).put("keys", EdgeAction.mean(receiver.keys()))
                    .put("attention", EdgeAction.mean(receiver.attention())).put("value", EdgeAction.mean(receiver.value()))
                    .put("interaction", EdgeAction.mean(receiver.interaction())).put("whole", EdgeAction.mean(receiver.whole()));
        }
        EdgeAction.Behind behind = found.behind();
        json.putObject("behind").put("direct", EdgeAction.mean(behind.direct())).put("attention", EdgeAction.mean(behind.attention()))
                .put("value", EdgeAction.mean(behind.value())).put("interaction", EdgeAction.mean(behind.interaction()));
        CircuitReport.each(json.putArray("perPrompt"), found.effect());
        return json;
    }

    private static Choices choices(CircuitQuestion.OfEdgeAction question) {
        return new Choices("edges", question.on(), question.metric());
    }

    private static void print(EdgeAction found, PrintWriter out) {
        CircuitQuestion.OfEdgeAction question = found.question();
        out.println(Texts.format("%s: %s cut, %+.4f, %d prompts · %s", found.model().title(), question.edge(), EdgeAction.mean(found
                .effect()), found.of(), choices(question).title()));
        EdgeAction.AtReceiver receiver = found.receiver();
        if (receiver != null) {
            out.println(Texts.format("  %s cut from all of %s %+.4f = attention moved %+.4f (q alone %+.4f, k alone %+.4f) + value moved "
                    + "%+.4f + both %+.4f", question.edge().sender(), question.edge().receiver().asHead(), EdgeAction.mean(receiver
                            .whole()), EdgeAction.mean(receiver.attention()), EdgeAction.mean(receiver.queries()), EdgeAction.mean(receiver
                                    .keys()), EdgeAction.mean(receiver.value()), EdgeAction.mean(receiver.interaction())));
        }
        EdgeAction.Behind behind = found.behind();
        out.println(Texts.format("  in the layers behind: through no head %+.4f, attention moved %+.4f, values moved %+.4f, both %+.4f",
                EdgeAction.mean(behind.direct()), EdgeAction.mean(behind.attention()), EdgeAction.mean(behind.value()), EdgeAction.mean(
                        behind.interaction())));
    }
}
