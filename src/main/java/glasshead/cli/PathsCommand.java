package glasshead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.analysis.Largest;
import glasshead.analysis.paths.Path;
import glasshead.analysis.paths.PathExpansion;
import glasshead.analysis.paths.PathLogits;
import glasshead.engine.Findings;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Question;
import glasshead.experiment.BadInput;
import glasshead.experiment.Texts;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `expansion`: the logit difference of an attention-only model as a sum over paths.
@Command(name = "expansion",
        description = "Takes the logits of an attention-only model of at most two layers apart into paths: direct, each head, each pair of "
                + "heads, biases (patterns and LayerNorm's scales frozen).",
        mixinStandardHelpOptions = true)
final class PathsCommand implements Callable<Integer> {

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExperimentOptions options;

    @Option(names = "--top", paramLabel = "N", defaultValue = "20",
            description = "How many paths are printed, largest first (default: ${DEFAULT-VALUE}).")
    private int top;

    @Option(names = "--json", paramLabel = "FILE|-",
            description = "Write all paths as JSON to a file, or to standard output and nothing else there.")
    private @Nullable String json;

    PathsCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        if (top < 1) {
            throw new BadInput("--top must be at least 1.");
        }
        try (InferenceEngine engine = engines.get()) {
            Findings asked = engine.run(options.experiment(engine), List.of(), () -> false);
            if (asked.contrast().isEmpty()) {
                throw new BadInput("Paths are told by what they add to a logit difference; give an --answer and a --distractor.");
            }
            asked.warnings().forEach(spec.commandLine().getErr()::println);
            PathExpansion expansion = new PathExpansion(IntStream.concat(IntStream.of(asked.contrast().answers()), IntStream.of(asked
                    .contrast().distractors())).boxed().toList());
            report(asked, expansion, engine.answer(new Question.Further<>(asked, true, expansion), () -> false));
        }
        return 0;
    }

    private void report(Findings found, PathExpansion expansion, PathLogits paths) {
        double[] differences = paths.difference(found.contrast().answers().length);
        PrintWriter out = spec.commandLine().getOut();
        if (json != null) {
            JsonOutput.write(json(found, expansion, paths, differences), json, out);
        }
        if ("-".equals(json)) {
            return;
        }
        out.println(Texts.format("%d paths to position %d add up to %+.4f", differences.length, paths.position(), Arrays.stream(
                differences).sum()));
        for (Order order : Order.values()) {
            out.println(Texts.format("  %-14s %+9.4f", order.label, order.sum(paths.paths(), differences)));
        }
        out.println();
        Largest.of(differences.length, path -> Math.abs(differences[path]), top).forEach(path -> out.println(Texts.format("  %-28s %+9.4f",
                paths.paths().get(path).label(), differences[path])));
    }

    private ObjectNode json(Findings found, PathExpansion expansion, PathLogits paths, double[] differences) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("model", found.model().name()).put("position", paths.position());
        expansion.tokens().forEach(node.putArray("tokens")::add);
        ArrayNode list = node.putArray("paths");
        for (int path = 0; path < differences.length; path++) {
            ObjectNode one = list.addObject().put("path", paths.paths().get(path).label()).put("logitDifference", differences[path]);
            Arrays.stream(paths.values()[path]).forEach(one.putArray("logits")::add);
        }
        for (Order order : Order.values()) {
            node.put(order.key, order.sum(paths.paths(), differences));
        }
        double[] sums = paths.sums();
        ArrayNode remainders = node.putArray("remainders");
        for (int token = 0; token < sums.length; token++) {
            remainders.add(paths.logits()[token] - sums[token]);
        }
        return node;
    }

    /// Paths by how many heads they go through.
    private enum Order {
        DIRECT("direct", "direct path"), HEADS("heads", "heads"), PAIRS("virtualHeads", "virtual heads"), BIASES("biases", "biases");

        private final String key;
        private final String label;

        Order(String key, String label) {
            this.key = key;
            this.label = label;
        }

        private static Order of(Path path) {
            return path.isBias() ? BIASES : values()[path.heads().size()];
        }

        private double sum(List<Path> paths, double[] values) {
            return IntStream.range(0, values.length).filter(i -> of(paths.get(i)) == this).mapToDouble(i -> values[i]).sum();
        }
    }
}
