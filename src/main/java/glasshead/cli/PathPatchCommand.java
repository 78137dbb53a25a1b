package glasshead.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.engine.CircuitQuestion;
import glasshead.engine.InferenceEngine;
import glasshead.engine.PathEffects;
import glasshead.experiment.BadInput;
import glasshead.experiment.Choices;
import glasshead.experiment.Metric;
import glasshead.experiment.PathMode;
import glasshead.experiment.Receiver;
import glasshead.experiment.Texts;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `paths`: what each head is worth on its way to some receivers.
@Command(name = "paths", description = "Path patching: each head writes what it writes elsewhere, and only some receivers read that.",
        mixinStandardHelpOptions = true)
final class PathPatchCommand implements Callable<Integer> {

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Option(names = "--to", paramLabel = "RECEIVERS", required = true, split = ",",
            description = "logits, or heads' inputs and MLPs, as L2H4.q,L2H3.q.")
    private List<String> to;

    @Option(names = "--via", paramLabel = "RECEIVERS", split = ",",
            description = "Receivers on the way, in order, as L1H4.v,L2H3.q: each passes on what its head or MLP writes more.")
    private List<String> via = List.of();

    @Option(names = "--frozen-norm", description = "LayerNorm keeps the untouched run's scale: paths to the logits are linear.")
    private boolean frozenNorm;

    @Option(names = "--through-mlps", description = "MLPs on the way follow (Wang et al., 2022), instead of being held.")
    private boolean throughMlps;

    @Mixin
    private SetChoice choice;

    PathPatchCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (throughMlps && frozenNorm) {
            throw new BadInput("With --frozen-norm MLPs are held; leave --through-mlps away.");
        }
        PathMode mode = throughMlps ? PathMode.THROUGH_MLPS : frozenNorm ? PathMode.FROZEN_NORM : PathMode.DIRECT;
        choice.warn(spec.commandLine().getErr());
        List<Receiver> receivers = to.stream().map(Receiver::parse).toList();
        PathEffects found;
        try (InferenceEngine engine = engines.get(); Progress progress = new Progress(spec.commandLine().getErr())) {
            found = engine.answer(new CircuitQuestion.OfPaths(choice.on(engine), via.stream().map(Receiver::parse).toList(), receivers,
                    mode), soFar -> progress.show(soFar.done(), soFar.of(), "prompts"), () -> false);
        }
        if (choice.write(json(found), null, found.model(), out)) {
            out.println(Texts.format("%s: paths to %s%s, %s, %d prompts · %s", found.model().title(), String.join(", ", to), via.isEmpty()
                    ? "" : " via " + String.join(", ", via), mode.label(), found.of(), choices(found).title()));
            found.means().entrySet().stream().sorted(Comparator.comparingDouble((Map.Entry<?, Double> each) -> -Math.abs(each.getValue())))
                    .forEach(each -> out.println(Texts.format("  %-8s %+.4f", each.getKey(), each.getValue())));
        }
        return 0;
    }

    private static Choices choices(PathEffects found) {
        return new Choices("paths", found.question().on(), Metric.LOGIT_DIFFERENCE);
    }

    private ObjectNode json(PathEffects found) {
        ObjectNode json = CircuitReport.about(found.model().name(), choices(found)).put("prompts", found.of());
        json.put("to", String.join(",", to)).put("via", String.join(",", via)).put("throughMlps", throughMlps);
        json.put("mode", found.question().mode().word()).put("metric", "logitDifference");
        ObjectNode scores = json.putObject("scores");
        found.means().forEach((head, effect) -> scores.put(head.toString(), effect));
        return json;
    }
}
