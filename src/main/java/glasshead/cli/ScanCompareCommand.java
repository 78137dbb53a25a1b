package glasshead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.engine.InferenceEngine;
import glasshead.engine.ModelInfo;
import glasshead.engine.ScanQuestion.AtTokens;
import glasshead.engine.TokenValues;
import glasshead.experiment.Prompt;
import glasshead.experiment.Texts;
import glasshead.json.NeuronExamples;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `scan compare`: a neuron's published examples against this model.
@Command(name = "compare",
        description = "Reads a neuron's examples from a Neuronpedia feature or a Transformer Debugger record, runs their tokens, and tells "
                + "where the values are furthest apart.",
        mixinStandardHelpOptions = true)
final class ScanCompareCommand implements Callable<Integer> {

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The JSON file.")
    private Path file;

    @Option(names = "--model", paramLabel = "NAME|FOLDER", defaultValue = ExperimentOptions.FIRST_MODEL,
            description = "The model (default: ${DEFAULT-VALUE}).")
    private String model;

    @Mixin
    private JsonOption json;

    /// Where an example is furthest off.
    ///
    /// @param here what this model gives there
    private record Furthest(int position, double published, double here) {

        double apart() {
            return Math.abs(published - here);
        }
    }

    ScanCompareCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        NeuronExamples read = NeuronExamples.read(file);
        PrintWriter out = spec.commandLine().getOut();
        try (InferenceEngine engine = engines.get()) {
            ModelInfo info = engine.model(model, false);
            List<String> vocabulary = info.vocabulary().texts();
            List<NeuronExamples.Example> known = read.examples().stream().filter(each -> vocabulary.containsAll(each.tokens())).toList();
            List<AtTokens.Text> texts = new ArrayList<>();
            for (NeuronExamples.Example each : known) {
                List<Integer> ids = each.tokens().stream().map(vocabulary::indexOf).toList();
                Prompt prompt = new Prompt.Tokens(ids.subList(withBos(info, ids) ? 1 : 0, ids.size()));
                texts.add(new AtTokens.Text(prompt, AtTokens.Text.EVERY));
            }
            List<TokenValues> found = engine.answer(new AtTokens(model, read.neuron(), texts), () -> false);
            List<Furthest> furthest = new ArrayList<>();
            for (int i = 0; i < found.size(); i++) {
                furthest.add(furthest(known.get(i).values(), found.get(i).values()));
            }
            if (json.write(() -> json(read, furthest), out)) {
                furthest.forEach(each -> out.println(Texts.format("position %d: published %.4f, here %.4f, apart %.4f", each.position,
                        each.published, each.here, each.apart())));
                int all = read.examples().size();
                out.println(Texts.format("%s: %d examples, %d of them in tokens that this model does not have", read.neuron(), all, all
                        - known.size()));
            }
        }
        return 0;
    }

    private static boolean withBos(ModelInfo info, List<Integer> ids) {
        return info.hasBos() && info.vocabulary().text(ids.getFirst()).equals("<|endoftext|>");
    }

    /// Both are counted from the last token, since BOS may be told or not.
    private static Furthest furthest(double[] published, float[] here) {
        Furthest most = new Furthest(published.length - 1, published[published.length - 1], here[here.length - 1]);
        for (int i = 0; i < published.length; i++) {
            int other = here.length - published.length + i;
            if (other >= 0 && !Float.isNaN(here[other]) && Math.abs(published[i] - here[other]) > most.apart()) {
                most = new Furthest(i, published[i], here[other]);
            }
        }
        return most;
    }

    private ObjectNode json(NeuronExamples read, List<Furthest> furthest) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("model", model).put("neuron", read.neuron().toString());
        node.put("examples", read.examples().size()).put("notInVocabulary", read.examples().size() - furthest.size());
        ArrayNode list = node.putArray("furthest");
        furthest.forEach(each -> list.addObject().put("position", each.position).put("published", each.published).put("here", each.here)
                .put("apart", each.apart()));
        return node;
    }
}
