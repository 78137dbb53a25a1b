package glasshead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.analysis.Largest;
import glasshead.analysis.TokenValue;
import glasshead.analysis.modular.HeadFrequencies;
import glasshead.analysis.weights.Copying;
import glasshead.analysis.weights.HeadWeights;
import glasshead.analysis.weights.VirtualHead;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Question;
import glasshead.engine.WeightFindings;
import glasshead.experiment.BadInput;
import glasshead.experiment.Head;
import glasshead.experiment.Texts;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `weights`: what heads do by their weights alone.
@Command(name = "weights",
        description = "Tells what heads do by their weights alone: whether they copy, which tokens they raise where they look at a word "
                + "(OV), which tokens a word looks for (QK), and what a word says of the next one past all heads.",
        mixinStandardHelpOptions = true)
final class WeightsCommand implements Callable<Integer> {

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "A model of 'models list', or a folder in Hugging Face layout.")
    private String name;

    @Option(names = "--words", paramLabel = "TOKEN", parameterConsumer = AsWritten.class,
            description = "A word of one token, as ' Mary' or #1168; may be repeated.")
    private List<String> words = List.of();

    @Option(names = "--head", paramLabel = "HEAD", description = "Only this head, as L3H2; may be repeated.")
    private List<String> heads = List.of();

    @Option(names = "--top", paramLabel = "N", defaultValue = "3",
            description = "How many tokens are told of each word (default: ${DEFAULT-VALUE}).")
    private int top;

    @Mixin
    private JsonOption json;

    WeightsCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        if (top < 1) {
            throw new BadInput("--top must be at least 1.");
        }
        WeightFindings findings;
        try (InferenceEngine engine = engines.get(); Progress progress = new Progress(spec.commandLine().getErr())) {
            findings = engine.answer(new Question.Weights(name, words, heads.stream().map(Head::parse).toList()),
                    soFar -> progress.show(soFar.heads().size(), soFar.all(), "heads"), () -> false);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json.write(() -> json(findings), out)) {
            print(findings, out);
        }
        return 0;
    }

    /// `[layer][head]`, null for a head that was not asked for.
    private ObjectNode json(WeightFindings findings) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("model", findings.model().name());
        findings.words().forEach(node.putArray("words")::add);
        IntStream.of(findings.ids()).forEach(node.putArray("ids")::add);
        byHead(node.putArray("copying"), findings, (list, head) -> copying(list.addObject(), head.copying()));
        if (!findings.copied().isEmpty()) {
            byHead(node.putArray("copiedWords"), findings, (list, head) -> list.add(findings.copied().get(head.head())));
        }
        byHead(node.putArray("ovTop"), findings, (list, head) -> tops(list.addArray(), head.raised(top)));
        byHead(node.putArray("qkTop"), findings, (list, head) -> tops(list.addArray(), head.sought(top)));
        byHead(node.putArray("ovNorm"), findings, (list, head) -> list.add(head.ovNorm()));
        byHead(node.putArray("qkNorm"), findings, (list, head) -> list.add(head.qkNorm()));
        byHead(node.putArray("distance"), findings, (list, head) -> Arrays.stream(head.distances()).forEach(list.addArray()::add));
        tops(node.putArray("directTop"), Objects.requireNonNull(findings.direct()).raised(top));
        if (!findings.frequencies().isEmpty()) {
            byHead(node.putArray("frequencies"), findings, (list, head) -> frequencies(list.addObject(), Objects.requireNonNull(findings
                    .frequencies().get(head.head()))));
        }
        List<VirtualHead> virtual = findings.virtual();
        if (virtual == null) {
            return node.putNull("virtual");
        }
        ArrayNode pairs = node.putArray("virtual");
        virtual.forEach(pair -> pairs.addObject().put("first", pair.first().toString()).put("then", pair.then().toString())
                .put("norm", pair.norm()));
        return node;
    }

    /// Adds what is known of one head to its layer's list.
    private interface Adder {
        void add(ArrayNode list, HeadWeights head);
    }

    private static void byHead(ArrayNode layers, WeightFindings findings, Adder adder) {
        for (int layer = 0; layer < findings.model().layers(); layer++) {
            ArrayNode list = layers.addArray();
            for (int index = 0; index < findings.model().heads(); index++) {
                HeadWeights head = findings.heads().get(new Head(layer, index));
                if (head == null) {
                    list.addNull();
                } else {
                    adder.add(list, head);
                }
            }
        }
    }

    private static void copying(ObjectNode node, Copying copying) {
        if (Double.isNaN(copying.score())) {
            node.putNull("copying");
        } else {
            node.put("copying", copying.score());
        }
        ArrayNode eigenvalues = node.put("sum", copying.sum()).put("absolute", copying.absolute()).putArray("eigenvalues");
        copying.eigenvalues().forEach(each -> eigenvalues.addArray().add(each.real()).add(each.imaginary()));
    }

    /// From frequency 1 on.
    private static void frequencies(ObjectNode node, HeadFrequencies head) {
        Arrays.stream(head.looks()).forEach(node.putArray("qk")::add);
        Arrays.stream(head.moves()).forEach(node.putArray("ov")::add);
    }

    private static void tops(ArrayNode list, List<List<TokenValue>> tops) {
        for (List<TokenValue> each : tops) {
            ArrayNode tokens = list.addArray();
            each.forEach(token -> tokens.addObject().put("id", token.id()).put("value", token.value()));
        }
    }

    private void print(WeightFindings findings, PrintWriter out) {
        Consumer<String> line = out::println;
        Function<TokenValue, String> shown = token -> Texts.format("%s %+.3f", findings.model().vocabulary().label(token.id()), token
                .value());
        line.accept(findings.model().name() + ": copying is 1 where all eigenvalues of W_E W_V W_O W_U are positive, -1 where all are "
                + "negative");
        findings.heads().values().stream().sorted((one, other) -> one.head().compareTo(other.head())).forEach(head -> {
            line.accept(Texts.format("%n%-7s copying %+.4f   ‖W_V W_O‖ %.3f   ‖W_Q W_Kᵀ‖ %.3f", head.head(), head.copying().score(), head
                    .ovNorm(), head.qkNorm()));
            if (findings.copied().containsKey(head.head())) {
                line.accept(Texts.format("  copies %.0f %% of the words: each among the five that it raises most, read behind block 0",
                        100 * findings.copied().get(head.head())));
            }
            line.accept("  positions say: look " + Largest.of(head.distances().length, far -> head.distances()[far], top).stream().map(
                    far -> Texts.format("%d back (%+.3f)", far, head.distances()[far])).collect(Collectors.joining(", ")));
            HeadFrequencies frequencies = findings.frequencies().get(head.head());
            if (frequencies != null) {
                line.accept("  frequencies it looks by " + strongest(frequencies.looks()) + ", moves " + strongest(frequencies.moves()));
            }
            words(findings, "raises", head.raised(top), shown, line);
            words(findings, "looks for", head.sought(top), shown, line);
        });
        line.accept("");
        words(findings, "is followed by", Objects.requireNonNull(findings.direct()).raised(top), shown, line);
        List<VirtualHead> virtual = findings.virtual();
        if (virtual != null) {
            line.accept(Texts.format("%nvirtual heads, by norm"));
            virtual.stream().sorted((one, other) -> Double.compare(other.norm(), one.norm())).limit(10).forEach(
                    pair -> line.accept(Texts.format("  %s then %s  %.4f", pair.first(), pair.then(), pair.norm())));
        }
    }

    private String strongest(double[] frequencies) {
        return Largest.of(frequencies.length, i -> frequencies[i], top).stream().map(i -> Texts.format("%d (%.3f)", i + 1, frequencies[i]))
                .collect(Collectors.joining(" "));
    }

    private static void words(WeightFindings findings, String verb, List<List<TokenValue>> tops, Function<TokenValue, String> shown,
            Consumer<String> line) {
        for (int word = 0; word < tops.size(); word++) {
            line.accept(Texts.format("  %-14s %s  %s", findings.model().vocabulary().label(findings.ids()[word]), verb, tops.get(word)
                    .stream().map(shown).collect(Collectors.joining("  "))));
        }
    }
}
