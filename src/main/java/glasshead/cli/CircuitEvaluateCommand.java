package glasshead.cli;

import glasshead.circuit.CircuitFile;
import glasshead.engine.CircuitFindings;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Question;
import glasshead.experiment.Circuit;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

    @Mixin
    private SetChoice choice;

    CircuitEvaluateCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        Circuit circuit = CircuitFile.read(file);
        choice.warn(spec.commandLine().getErr());
        CircuitFindings found;
        try (InferenceEngine engine = engines.get(); Progress progress = new Progress(spec.commandLine().getErr())) {
            found = engine.answer(new Question.OfCircuits(choice.on(engine), List.of(circuit)), soFar -> progress.show(soFar.done(), soFar
                    .of(), "circuits"), () -> false);
        }
        CircuitReport report = new CircuitReport(found);
        if (choice.write(report.json(0), circuit, found.model(), spec.commandLine().getOut())) {
            report.print(0, spec.commandLine().getOut());
        }
        return 0;
    }
}
