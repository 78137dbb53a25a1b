package glasshead.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.circuit.CircuitFile;
import glasshead.engine.CircuitFindings;
import glasshead.engine.CircuitQuestion;
import glasshead.engine.InferenceEngine;
import glasshead.experiment.BadInput;
import glasshead.experiment.Circuit;
import glasshead.experiment.Cutting;
import glasshead.experiment.Part;
import java.nio.file.Path;
import java.util.ArrayList;
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

/// `circuit evaluate`: what a circuit is worth.
@Command(name = "evaluate", description = "How well the model does when only a circuit is kept.", mixinStandardHelpOptions = true)
final class CircuitEvaluateCommand implements Callable<Integer> {

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "{\"kept\": [\"L0H1->L2H4.q\"]}, {\"heads\": [\"L0H1\"]}, or a file of EAP-IG or MIB.")
    private Path file;

    @Option(names = "--minimality", description = "Say what each edge or head is worth by itself: the logit difference without it.")
    private boolean minimality;

    @Option(names = "--with", paramLabel = "FILE",
            description = "Another circuit to compare with: overlap, and what both together are worth.")
    private @Nullable Path other;

    @Mixin
    private SetChoice choice;

    CircuitEvaluateCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        Circuit circuit = CircuitFile.read(file);
        List<Circuit> asked = new ArrayList<>(List.of(circuit));
        CircuitComparison compared = other == null ? null : CircuitComparison.of(circuit, CircuitFile.read(other));
        if (compared != null) {
            asked.addAll(List.of(compared.other(), compared.union()));
        }
        List<CircuitParts.Part> parts = minimality ? CircuitParts.without(circuit) : List.of();
        int first = asked.size();
        parts.forEach(part -> asked.add(part.without()));
        if (circuit instanceof Circuit.OfHeads && !choice.cutting().equals(Cutting.CORRUPTED)) {
            throw new BadInput("In a circuit of heads the rest is at its mean over the corrupted prompts, at all positions; "
                    + "leave --replace and --at away.");
        }
        choice.warn(spec.commandLine().getErr());
        CircuitFindings found;
        try (InferenceEngine engine = engines.get(); Progress progress = new Progress(spec.commandLine().getErr())) {
            found = engine.answer(new CircuitQuestion.OfCircuits(choice.on(engine), asked), soFar -> progress.show(soFar.done(), soFar.of(),
                    "circuits"), () -> false);
        }
        CircuitReport report = new CircuitReport(found);
        ObjectNode json = report.json(0);
        if (compared != null) {
            compared.write(json.putObject("with"), report);
        }
        if (minimality) {
            CircuitParts.write(json, parts, report, first);
        }
        if (choice.write(json, circuit, found.model(), spec.commandLine().getOut())) {
            report.print(0, spec.commandLine().getOut());
            if (compared != null) {
                compared.print(report, spec.commandLine().getOut());
            }
            CircuitParts.print(parts, report, first, spec.commandLine().getOut());
        }
        return 0;
    }
}
