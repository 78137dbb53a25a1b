package glasshead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.analysis.Largest;
import glasshead.analysis.MlpNeurons;
import glasshead.analysis.NeuronReading;
import glasshead.analysis.Spread;
import glasshead.analysis.TokenValue;
import glasshead.engine.Findings;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Question;
import glasshead.engine.SetAverages;
import glasshead.engine.Vocabulary;
import glasshead.experiment.BadInput;
import glasshead.experiment.Texts;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `neurons`: the neurons of an MLP by what they add to the contrast.
@Command(name = "neurons",
        description = "Lists the neurons of an MLP by what they add to the logit difference at the position that is read (LayerNorm's "
                + "scale frozen), and what each of them writes and reads.",
        mixinStandardHelpOptions = true)
final class NeuronsCommand implements Callable<Integer> {

    private static final int TOKENS = 5;
    private static final int PARTS = 3;

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Option(names = "--layer", paramLabel = "L", required = true, description = "Whose MLP, counted from 0.")
    private int layer;

    @Option(names = "--top", paramLabel = "K", defaultValue = "10",
            description = "How many neurons, strongest first (default: ${DEFAULT-VALUE}).")
    private int top;

    @Mixin
    private ExperimentOptions options;

    @Option(names = "--set", paramLabel = "SET",
            description = "Ask it of a data set: a set of 'set list', or a file. Prints means and standard errors.")
    private @Nullable String set;

    @Mixin
    private JsonOption json;

    NeuronsCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        if (top < 0) {
            throw new BadInput("--top must not be negative.");
        }
        try (InferenceEngine engine = engines.get()) {
            if (set != null) {
                report(SetPair.of(engine, options, set, new MlpNeurons.Numbers(layer), false, spec.commandLine().getErr()));
                return 0;
            }
            MlpNeurons.Of asked = new MlpNeurons.Of(layer);
            Findings found = engine.run(options.experiment(engine), List.of(asked), () -> false);
            if (found.contrast().isEmpty()) {
                throw new BadInput("Neurons are told by what they add to a logit difference; give an --answer and a --distractor.");
            }
            found.warnings().forEach(spec.commandLine().getErr()::println);
            report(found, asked, engine.answer(new Question.Further<>(found, false, new NeuronReading.Of(layer, found.baseline().get(asked)
                    .strongest(top),
                    TOKENS)), () -> false));
        }
        return 0;
    }

    private void report(Findings found, MlpNeurons.Of asked, List<NeuronReading> readings) {
        MlpNeurons before = found.baseline().get(asked);
        MlpNeurons after = found.ablated().get(asked);
        PrintWriter out = spec.commandLine().getOut();
        ObjectNode node = neurons(before, readings, found.model().vocabulary());
        if (found.hasAblation()) {
            node.set("ablated", neurons(after, List.of(), found.model().vocabulary()));
        }
        if (!json.write(() -> node, out)) {
            return;
        }
        out.println(Texts.format("MLP %d at position %d: %+.4f, of which its output bias %+.4f", layer, before.position(), before.sum(),
                before
                        .bias()));
        for (NeuronReading each : readings) {
            String now = found.hasAblation() ? Texts.format("  ->  %+9.4f", after.values()[each.neuron()]) : "";
            out.println(Texts.format("%n  L%dN%-6d %+9.4f%s   activation %.4f", layer, each.neuron(), before.values()[each.neuron()], now,
                    before.activations()[each.neuron()]));
            out.println("      writes  " + tokens(each.up(), found) + "   lowers  " + tokens(each.down(), found));
            out.println("      reads   " + tokens(each.reads(), found) + "   here  " + Largest.of(each.parts().size(), part -> Math.abs(each
                    .parts().get(part).value()), PARTS).stream().map(each.parts()::get).map(part -> Texts.format("%s %+.3f", part.part(),
                            part.value())).collect(Collectors.joining(", ")));
        }
    }

    private static String tokens(List<TokenValue> tokens, Findings found) {
        return tokens.stream().map(token -> found.model().vocabulary().label(token.id())).collect(Collectors.joining(" "));
    }

    private ObjectNode neurons(MlpNeurons found, List<NeuronReading> readings, Vocabulary vocabulary) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("layer", layer).put("position", found.position());
        ArrayNode list = node.putArray("neurons");
        List<Integer> strongest = found.strongest(top);
        for (int i = 0; i < strongest.size(); i++) {
            int neuron = strongest.get(i);
            ObjectNode one = list.addObject().put("layer", layer).put("neuron", neuron).put("value", found.values()[neuron])
                    .put("activation", found.activations()[neuron]);
            if (i < readings.size()) {
                tokens(one.putArray("up"), readings.get(i).up(), vocabulary);
                tokens(one.putArray("down"), readings.get(i).down(), vocabulary);
                tokens(one.putArray("reads"), readings.get(i).reads(), vocabulary);
                one.put("input", readings.get(i).input());
                ArrayNode parts = one.putArray("parts");
                readings.get(i).parts().forEach(part -> parts.addObject().put("part", part.part()).put("value", part.value()));
            }
        }
        return node.put("bias", found.bias()).put("sum", found.sum());
    }

    private static void tokens(ArrayNode list, List<TokenValue> tokens, Vocabulary vocabulary) {
        tokens.forEach(token -> list.addObject().put("token", vocabulary.text(token.id())).put("id", token.id()).put("value", token
                .value()));
    }

    private void report(SetPair averages) {
        PrintWriter out = spec.commandLine().getOut();
        ObjectNode node = means(averages.before()).put("prompts", averages.before().done());
        if (averages.after() != null) {
            node.set("ablated", means(averages.after()));
        }
        if (json.write(() -> node, out)) {
            out.println(Texts.format("mean of %d prompts", averages.before().done()));
            print(averages.before(), out);
            if (averages.after() != null) {
                out.println(Texts.format("%nwith the interventions"));
                print(averages.after(), out);
            }
        }
    }

    private List<Integer> strongest(SetAverages means) {
        return Largest.of(means.spreads().size() - 1, neuron -> Math.abs(means.spreads().get(neuron).mean()), top);
    }

    /// The bias is the last number.
    private ObjectNode means(SetAverages means) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("layer", layer);
        ArrayNode list = node.putArray("neurons");
        strongest(means).forEach(neuron -> spread(list.addObject().put("layer", layer).put("neuron", neuron), means.spreads().get(neuron),
                "value"));
        spread(node, means.spreads().getLast(), "bias");
        return node.put("sum", sum(means));
    }

    private void print(SetAverages means, PrintWriter out) {
        out.println(Texts.format("MLP %d: %+.4f, of which its output bias %+.4f", layer, sum(means), means.spreads().getLast().mean()));
        strongest(means).forEach(neuron -> out.println(Texts.format("  L%dN%-6d %+9.4f ± %.4f", layer, neuron, means.spreads().get(neuron)
                .mean(), means.spreads().get(neuron).standardError())));
    }

    private static double sum(SetAverages means) {
        return means.spreads().stream().mapToDouble(Spread::mean).sum();
    }

    private static void spread(ObjectNode node, Spread spread, String name) {
        node.put(name, spread.mean());
        if (!Double.isNaN(spread.standardError())) {
            node.put("standardError", spread.standardError());
        }
    }
}
