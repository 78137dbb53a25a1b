package glasshead.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.engine.InferenceEngine;
import glasshead.experiment.BadInput;
import glasshead.experiment.Component;
import glasshead.experiment.Head;
import glasshead.experiment.Neuron;
import glasshead.experiment.Quoted;
import glasshead.experiment.Texts;
import glasshead.scan.PartStatistics;
import glasshead.scan.Scan;
import glasshead.script.HeadFound;
import glasshead.script.NeuronFound;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `scan export`: what a scan found, for other tools.
@Command(name = "export", description = "Writes what a scan found of a neuron as JSON that other tools read, or of a head as JSON with its "
        + "attention in each example.",
        mixinStandardHelpOptions = true)
final class ScanExportCommand implements Callable<Integer> {

    private static final String NEURONPEDIA = "neuronpedia";
    private static final String DEBUGGER = "transformer-debugger";
    private static final String HEAD = "head";

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "L3N7|L2H4", description = "The neuron or head.")
    private String part;

    @Option(names = "--layout", paramLabel = NEURONPEDIA + "|" + DEBUGGER + "|" + HEAD,
            description = "Of a neuron a Neuronpedia feature, or a Transformer Debugger record (default: " + NEURONPEDIA + "); of a head "
                    + "its examples with tokens and attention (" + HEAD + ").")
    private @Nullable String layout;

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
        Component of = Component.parse(part);
        String chosen = layout != null ? layout : of instanceof Head ? HEAD : NEURONPEDIA;
        List<String> fitting = of instanceof Head ? List.of(HEAD) : of instanceof Neuron ? List.of(NEURONPEDIA, DEBUGGER) : List.of();
        if (!fitting.contains(chosen)) {
            throw new BadInput("There is no layout " + Quoted.of(chosen) + " of " + Quoted.of(part) + (fitting.isEmpty()
                    ? ": a neuron or a head can be written." : ": choose " + String.join(" or ", fitting) + "."));
        }
        try (InferenceEngine engine = engines.get()) {
            Scan named = kept.named(engine, model);
            Scan scan = named != null ? named : KeptScanOption.first(engine, model, each -> each.plan().place(of) >= 0);
            if (scan == null) {
                throw new BadInput("There is no scan of this model with " + of + ": make one with 'scan', or name its file.");
            }
            ObjectNode written = of instanceof Head head ? HeadFound.of(engine, model, head, scan, () -> false).json() : neuron(engine,
                    (Neuron) of, scan, chosen);
            PrintWriter out = spec.commandLine().getOut();
            if (json.write(() -> written, out)) {
                PartStatistics found = Objects.requireNonNull(scan.of(of));
                out.println(Texts.format("%s: %d examples, the strongest %.4f; --json says where they go", of, found.strongest().size(),
                        found.largest()));
            }
        }
        return 0;
    }

    private ObjectNode neuron(InferenceEngine engine, Neuron neuron, Scan scan, String chosen) {
        NeuronFound found = NeuronFound.of(engine, model, neuron, scan, () -> false);
        return chosen.equals(NEURONPEDIA) ? found.neuronpedia() : found.transformerDebugger();
    }
}
