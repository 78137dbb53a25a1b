package glasshead.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.engine.InferenceEngine;
import glasshead.experiment.BadInput;
import glasshead.experiment.Neuron;
import glasshead.experiment.Texts;
import glasshead.scan.Scan;
import glasshead.script.NeuronFound;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `scan export`: what a scan found, for other tools.
@Command(name = "export", description = "Writes what a scan found of a neuron as JSON that other tools read.",
        mixinStandardHelpOptions = true)
final class ScanExportCommand implements Callable<Integer> {

    private static final String NEURONPEDIA = "neuronpedia";
    private static final String DEBUGGER = "transformer-debugger";

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "L3N7", description = "The neuron.")
    private String part;

    @Option(names = "--layout", paramLabel = NEURONPEDIA + "|" + DEBUGGER, defaultValue = NEURONPEDIA,
            description = "A Neuronpedia feature, or a Transformer Debugger record (default: ${DEFAULT-VALUE}).")
    private String layout;

    @Option(names = "--model", paramLabel = "NAME|FOLDER", defaultValue = ExperimentOptions.FIRST_MODEL,
            description = "The model (default: ${DEFAULT-VALUE}).")
    private String model;

    @Mixin
    private KeptScanOption kept;

    @Mixin
    private JsonOption json;

    ScanExportCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        if (!layout.equals(NEURONPEDIA) && !layout.equals(DEBUGGER)) {
            throw new BadInput("There is no layout '" + layout + "': choose " + NEURONPEDIA + " or " + DEBUGGER + ".");
        }
        Neuron neuron = Neuron.parse(part);
        try (InferenceEngine engine = engines.get()) {
            Scan named = kept.named(engine, model);
            Scan scan = named != null ? named : KeptScanOption.first(engine, model, each -> each.plan().place(neuron) >= 0);
            if (scan == null) {
                throw new BadInput("There is no scan of this model with " + neuron + ": make one with 'scan', or name its file.");
            }
            NeuronFound found = NeuronFound.of(engine, model, neuron, scan, () -> false);
            ObjectNode written = layout.equals(NEURONPEDIA) ? found.neuronpedia() : found.transformerDebugger();
            if (json.write(() -> written, spec.commandLine().getOut())) {
                spec.commandLine().getOut().println(Texts.format("%s: %d examples, the strongest %.4f; --json says where they go", neuron,
                        found.top().size(), found.statistics().strongest().getFirst().value()));
            }
        }
        return 0;
    }
}
