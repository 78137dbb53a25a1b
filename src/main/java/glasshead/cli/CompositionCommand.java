package glasshead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.analysis.CompositionScores;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Question;
import glasshead.experiment.BadInput;
import glasshead.experiment.CompositionKind;
import glasshead.experiment.Texts;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `models composition`: which heads read what which earlier heads write, by the weights alone.
@Command(name = "composition",
        description = "Tells how much of its keys, queries and values each head reads from each earlier head, by the weights alone "
                + "(LayerNorm folded).",
        mixinStandardHelpOptions = true)
final class CompositionCommand implements Callable<Integer> {

    private static final int SHOWN = 10;

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "A name from the list, or a folder in Hugging Face layout.")
    private String name;

    @Option(names = "--kind", paramLabel = "k|q|v", description = "Only keys, queries or values.")
    private @Nullable String kind;

    @Option(names = "--json", paramLabel = "FILE|-",
            description = "Write all pairs as JSON to a file, or to standard output and nothing else there.")
    private @Nullable String json;

    CompositionCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        List<CompositionKind> kinds = kinds();
        try (InferenceEngine engine = engines.get()) {
            CompositionScores scores = engine.answer(new Question.HeadsRead(name), () -> false);
            PrintWriter out = spec.commandLine().getOut();
            if (json != null) {
                JsonOutput.write(json(scores, kinds), json, out);
            }
            if (!"-".equals(json)) {
                print(scores, kinds, out);
            }
        }
        return 0;
    }

    private List<CompositionKind> kinds() {
        List<CompositionKind> all = Arrays.asList(CompositionKind.values());
        List<CompositionKind> asked = all.stream().filter(each -> kind == null || each.letter().equalsIgnoreCase(kind)).toList();
        if (asked.isEmpty()) {
            throw new BadInput("There is no kind of composition '" + kind + "'; choose k, q or v.");
        }
        return asked;
    }

    /// By kind `[earlier layer][earlier head][later layer][later head]`, null where the one is not earlier.
    private ObjectNode json(CompositionScores scores, List<CompositionKind> kinds) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("model", name).put("random", scores.random());
        for (CompositionKind each : kinds) {
            ArrayNode layers = node.putArray(each.letter().toLowerCase(Locale.ROOT));
            for (double[][][] layer : scores.of(each)) {
                ArrayNode heads = layers.addArray();
                for (double[][] head : layer) {
                    JsonOutput.rows(heads.addArray(), head);
                }
            }
        }
        return node;
    }

    private void print(CompositionScores scores, List<CompositionKind> kinds, PrintWriter out) {
        out.printf(Locale.ROOT, "%s: unrelated matrices of these shapes score %.4f%n", name, scores.random());
        for (CompositionKind each : kinds) {
            List<CompositionScores.Pair> pairs = scores.strongest(each);
            out.println();
            out.printf(Locale.ROOT, "%s, ‖%s‖ / (‖%s‖)%n", each.label(), each.product(), each.product().replace(" · ", "‖ ‖"));
            out.println(pairs.isEmpty() ? "none: no head is in a layer after another's" : "from    into      score  above random");
            for (CompositionScores.Pair pair : pairs.subList(0, Math.min(SHOWN, pairs.size()))) {
                out.println(Texts.format("%-8s%-8s%7.4f%14s", pair.from(), pair.into(), pair.score(),
                        Texts.format("%+.4f", pair.score() - scores.random())));
            }
        }
    }
}
