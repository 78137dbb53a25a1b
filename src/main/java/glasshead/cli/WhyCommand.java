package glasshead.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.analysis.AttendedPair;
import glasshead.analysis.Largest;
import glasshead.analysis.ScoreTable;
import glasshead.analysis.Spread;
import glasshead.engine.Findings;
import glasshead.engine.InferenceEngine;
import glasshead.engine.SetAverages;
import glasshead.experiment.BadInput;
import glasshead.experiment.Head;
import glasshead.experiment.Positions;
import glasshead.experiment.Texts;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `why`: why a head looks from one token to another.
@Command(name = "why",
        description = "Takes apart why a head looks from one token to another: the score before the softmax, by what was written at the "
                + "query and at the key (LayerNorm's scales frozen).",
        mixinStandardHelpOptions = true)
final class WhyCommand implements Callable<Integer> {

    private static final int SHOWN = 10;
    private static final String MOVED = "what is moved from the key, in logits of the contrast";

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Option(names = "--head", paramLabel = "HEAD", required = true, description = "The head, as L2H4.")
    private String head;

    @Option(names = "--query", paramLabel = "N", required = true,
            description = "The position that looks: 0 = the first token, END = the last.")
    private String query;

    @Option(names = "--key", paramLabel = "N", required = true, description = "The position that is looked at, not after the query.")
    private String key;

    @Mixin
    private ExperimentOptions options;

    @Option(names = "--set", paramLabel = "SET",
            description = "Ask it of a data set whose prompts are equally long: a set of 'set list', or a file. Means and standard errors.")
    private @Nullable String set;

    @Mixin
    private JsonOption json;

    WhyCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        AttendedPair pair = new AttendedPair(Head.parse(head), one(query), one(key));
        try (InferenceEngine engine = engines.get()) {
            if (set != null) {
                report(SetPair.of(engine, options, set, ScoreTable.numbers(pair), true, spec.commandLine().getErr()), pair);
                return 0;
            }
            Findings found = engine.run(options.experiment(engine), List.of(pair), () -> false);
            found.warnings().forEach(spec.commandLine().getErr()::println);
            report(found, pair);
        }
        return 0;
    }

    private static int one(String written) {
        List<Integer> indices = Positions.parse(written).indices();
        if (indices.size() != 1) {
            throw new BadInput("'" + written + "' is not one position; give a number from 0, or END.");
        }
        return indices.getFirst();
    }

    private void report(Findings found, AttendedPair pair) {
        PrintWriter out = spec.commandLine().getOut();
        ScoreTable before = found.baseline().get(pair);
        ObjectNode node = json(before);
        if (found.hasAblation()) {
            node.set("ablated", json(found.ablated().get(pair)));
        }
        if (!json.write(() -> node, out)) {
            return;
        }
        print(before, found, out);
        if (found.hasAblation()) {
            out.println(Texts.format("%nwith the interventions"));
            print(found.ablated().get(pair), found, out);
        }
    }

    private static ObjectNode json(ScoreTable table) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("head", table.head().toString()).put("query", table.query())
                .put("key", table.key()).put("score", table.score()).put("attention", table.attention());
        table.parts().forEach(node.putArray("parts")::add);
        JsonOutput.rows(node.putArray("pairs"), table.pairs());
        node.put("sum", table.sum()).put("remainder", table.remainder());
        if (table.moved().length > 0) {
            Arrays.stream(table.moved()).forEach(node.putArray("moved")::add);
        }
        return node;
    }

    private static void print(ScoreTable table, Findings found, PrintWriter out) {
        String[] labels = found.tokens().labels();
        out.println(Texts.format("%s, from %d '%s' to %d '%s': score %.4f, attention %.4f (parts add up to %.4f)", table.head(), table
                .query(), labels[table.query()], table.key(), labels[table.key()], table.score(), table.attention(), table.sum()));
        out.println(Texts.format("%nlargest pairs, and the attention without each (scales frozen)"));
        for (ScoreTable.Pair pair : table.strongest(SHOWN)) {
            out.println(Texts.format("  %-18s × %-18s %+9.4f   %.4f", table.parts().get(pair.query()), table.parts().get(pair.key()), pair
                    .value(), table.attentionWithout(pair.value())));
        }
        sides("at the query", table, table.queryParts(), out);
        sides("at the key", table, table.keyParts(), out);
        if (table.moved().length > 0) {
            sides(MOVED, table, table.moved(), out);
        }
    }

    private static void sides(String title, ScoreTable table, double[] values, PrintWriter out) {
        out.println(Texts.format("%n%s", title));
        Largest.of(values.length, part -> Math.abs(values[part]), SHOWN).forEach(part -> out.println(Texts.format("  %-18s %+9.4f", table
                .parts().get(part), values[part])));
    }

    private void report(SetPair averages, AttendedPair pair) {
        PrintWriter out = spec.commandLine().getOut();
        ObjectNode node = means(averages.before(), pair).put("prompts", averages.before().done());
        if (averages.after() != null) {
            node.set("ablated", means(averages.after(), pair));
        }
        if (json.write(() -> node, out)) {
            out.println(Texts.format("mean of %d prompts", averages.before().done()));
            print(averages.before(), pair, out);
            if (averages.after() != null) {
                out.println(Texts.format("%nwith the interventions"));
                print(averages.after(), pair, out);
            }
        }
    }

    private static ScoreTable table(SetAverages averages, AttendedPair pair, ToDoubleFunction<Spread> number) {
        return ScoreTable.of(pair, pair.parts(averages.model().heads(), averages.model().dMlp() > 0), averages.spreads().stream()
                .mapToDouble(number).toArray());
    }

    private ObjectNode means(SetAverages averages, AttendedPair pair) {
        ScoreTable means = table(averages, pair, Spread::mean);
        ScoreTable errors = table(averages, pair, Spread::standardError);
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("head", head).put("query", query).put("key", key)
                .put("score", means.score()).put("attention", means.attention());
        means.parts().forEach(node.putArray("parts")::add);
        JsonOutput.rows(node.putArray("pairs"), means.pairs());
        JsonOutput.rows(node.putArray("pairErrors"), errors.pairs());
        if (means.moved().length > 0) {
            Arrays.stream(means.moved()).forEach(node.putArray("moved")::add);
            Arrays.stream(errors.moved()).forEach(node.putArray("movedErrors")::add);
        }
        return node;
    }

    private void print(SetAverages averages, AttendedPair pair, PrintWriter out) {
        ScoreTable means = table(averages, pair, Spread::mean);
        ScoreTable errors = table(averages, pair, Spread::standardError);
        List<String> parts = means.parts();
        out.println(Texts.format("%s, from %s to %s: score %.4f ± %.4f, attention %.4f ± %.4f", head, query, key, means.score(), errors
                .score(), means.attention(), errors.attention()));
        for (ScoreTable.Pair each : means.strongest(SHOWN)) {
            out.println(Texts.format("  %-18s × %-18s %+9.4f ± %.4f", parts.get(each.query()), parts.get(each.key()), each.value(),
                    errors.pairs()[each.query()][each.key()]));
        }
        if (means.moved().length > 0) {
            out.println(Texts.format("%n%s", MOVED));
            Largest.of(parts.size(), part -> Math.abs(means.moved()[part]), SHOWN).forEach(part -> out.println(Texts.format(
                    "  %-18s %+9.4f%s", parts.get(part), means.moved()[part], errors.moved().length == 0 ? ""
                            : Texts.format(" ± %.4f", errors.moved()[part]))));
        }
    }
}
