package glasshead.cli;

import glasshead.experiment.BadInput;
import glasshead.experiment.EdgeMethod;
import glasshead.experiment.Metric;
import glasshead.experiment.Quoted;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How edges are scored.
final class MethodOptions {

    @Option(names = "--steps", paramLabel = "N", defaultValue = "" + EdgeMethod.EapIg.STEPS,
            description = "Points of integrated gradients (default: ${DEFAULT-VALUE}).")
    private int steps;

    @Option(names = "--from-one",
            description = "Integrated gradients at 1/N to 1, as in the paper, instead of 0 to (N-1)/N, as in the published code and MIB.")
    private boolean fromOne;

    @Option(names = "--metric", paramLabel = "NAME",
            description = "What is measured: logitDifference, probabilityDifference, answerLogProbability, kl (default: kl for acdc, else "
                    + "logitDifference).")
    private @Nullable String metric;

    EdgeMethod method(String name) {
        return switch (name) {
            case "exact" -> new EdgeMethod.Exact();
            case "eap" -> new EdgeMethod.Eap();
            case "eap-ig" -> new EdgeMethod.EapIg(steps, fromOne);
            default -> throw new BadInput(Quoted.of(name) + " is no way to score edges; write exact, eap or eap-ig.");
        };
    }

    Metric metric(Metric unlessAsked) {
        return metric == null ? unlessAsked : Metric.named(metric);
    }
}
