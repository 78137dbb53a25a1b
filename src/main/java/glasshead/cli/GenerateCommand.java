package glasshead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.analysis.NextToken;
import glasshead.engine.Continuation;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Question;
import glasshead.engine.Vocabulary;
import glasshead.experiment.BadInput;
import glasshead.experiment.Sampling;
import glasshead.experiment.Texts;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `generate`: a prompt goes on.
@Command(name = "generate",
        description = "Goes on with a prompt token by token; with interventions also under them. Those without positions act on new tokens "
                + "too.",
        mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExperimentOptions options;

    @Option(names = "--count", paramLabel = "N", defaultValue = "20", description = "How many tokens at most (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(names = "--temperature", paramLabel = "T", defaultValue = "0",
            description = "What logits are divided by before a token is drawn; 0 takes the most probable one (default).")
    private double temperature;

    @Option(names = "--top-k", paramLabel = "K", defaultValue = "0", description = "Draw among the K most probable; 0 for all (default).")
    private int topK;

    @Option(names = "--top-p", paramLabel = "P", defaultValue = "1",
            description = "Draw among the fewest whose probabilities add up to P; 1 for all (default).")
    private double topP;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "What is drawn by (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--alternatives", paramLabel = "N", defaultValue = "5",
            description = "How many tokens are told beside each (default: ${DEFAULT-VALUE}).")
    private int alternatives;

    @Mixin
    private JsonOption json;

    GenerateCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        if (alternatives < 0) {
            throw new BadInput("--alternatives must not be negative.");
        }
        Sampling sampling = new Sampling(temperature, topK, topP, seed);
        Continuation found;
        try (InferenceEngine engine = engines.get(); Progress progress = new Progress(spec.commandLine().getErr())) {
            found = engine.answer(new Question.Continue(options.experiment(engine), List.of(), sampling, count, alternatives),
                    soFar -> progress.show((soFar.steered() == null ? soFar.untouched() : soFar.steered()).tokens().size(), count,
                            "tokens"),
                    () -> false);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json.write(() -> json(found), out)) {
            print(found, out);
        }
        return 0;
    }

    private static ObjectNode json(Continuation found) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("model", found.model().name());
        Arrays.stream(found.prompt().ids()).forEach(node.putArray("prompt")::add);
        line(node.putObject("untouched"), found.untouched(), found.model().vocabulary());
        Continuation.Line steered = found.steered();
        if (steered != null) {
            line(node.putObject("steered"), steered, found.model().vocabulary());
        }
        return node;
    }

    private static void line(ObjectNode node, Continuation.Line line, Vocabulary vocabulary) {
        node.put("text", line.text(vocabulary));
        ArrayNode list = node.putArray("tokens");
        for (NextToken token : line.tokens()) {
            ObjectNode one = list.addObject().put("token", vocabulary.text(token.id())).put("id", token.id()).put("probability", token
                    .probability());
            ArrayNode others = one.putArray("alternatives");
            token.alternatives().forEach(each -> others.addObject().put("token", vocabulary.text(each.id())).put("id", each.id()).put(
                    "probability", each.value()));
        }
        if (!line.end().isEmpty()) {
            node.put("end", line.end());
        }
    }

    private static void print(Continuation found, PrintWriter out) {
        Vocabulary vocabulary = found.model().vocabulary();
        Continuation.Line steered = found.steered();
        print(steered == null ? "" : "untouched: ", found.untouched(), vocabulary, out);
        if (steered != null) {
            print(Texts.format("%nsteered:   "), steered, vocabulary, out);
        }
    }

    private static void print(String title, Continuation.Line line, Vocabulary vocabulary, PrintWriter out) {
        out.println(title + line.text(vocabulary));
        for (NextToken token : line.tokens()) {
            out.println(Texts.format("  %-16s %6.2f %%   %s", vocabulary.label(token.id()), 100 * token.probability(), token.alternatives()
                    .stream().map(each -> Texts.format("%s %.2f", vocabulary.label(each.id()), each.value())).collect(Collectors.joining(
                            "  "))));
        }
        if (!line.end().isEmpty()) {
            out.println("  " + line.end());
        }
    }
}
