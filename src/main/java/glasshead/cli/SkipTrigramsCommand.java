package glasshead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.analysis.weights.StrongestPairs;
import glasshead.engine.InferenceEngine;
import glasshead.engine.PairSearch;
import glasshead.engine.Question;
import glasshead.engine.Vocabulary;
import glasshead.experiment.Head;
import glasshead.experiment.Texts;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `skip-trigrams`: the strongest pairs and skip-trigrams of a head over the whole vocabulary.
@Command(name = "skip-trigrams",
        description = "Searches all pairs of tokens for what a head does most by its weights: source and out (OV), destination and source "
                + "(QK), and skip-trigrams, source ... destination -> out.",
        mixinStandardHelpOptions = true)
final class SkipTrigramsCommand implements Callable<Integer> {

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "A model of 'models list', or a folder in Hugging Face layout.")
    private String name;

    @Option(names = "--head", paramLabel = "HEAD", required = true, description = "The head, as L0H1.")
    private String head;

    @Option(names = "--words", paramLabel = "TOKEN", parameterConsumer = AsWritten.class,
            description = "Only with this source; may be repeated (default: every token).")
    private List<String> words = List.of();

    @Option(names = "--top", paramLabel = "N", defaultValue = "10", description = "How many of each kind (default: ${DEFAULT-VALUE}).")
    private int top;

    @Mixin
    private JsonOption json;

    SkipTrigramsCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() {
        PairSearch found;
        try (InferenceEngine engine = engines.get(); Progress progress = new Progress(spec.commandLine().getErr())) {
            found = engine.answer(new Question.StrongestPairsOf(name, Head.parse(head), words, top), soFar -> progress.show(soFar.done(),
                    soFar
                            .of(), "sources"), () -> false);
        }
        PrintWriter out = spec.commandLine().getOut();
        Vocabulary vocabulary = found.model().vocabulary();
        if (json.write(() -> json(found.found(), vocabulary), out)) {
            print(found.found(), vocabulary, out);
        }
        return 0;
    }

    private ObjectNode json(StrongestPairs found, Vocabulary vocabulary) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("model", name).put("head", head);
        pairs(node.putArray("ov"), found.ov(), "source", "out", vocabulary);
        pairs(node.putArray("qk"), found.qk(), "destination", "source", vocabulary);
        ArrayNode skips = node.putArray("skipTrigrams");
        found.skips().forEach(skip -> skips.addObject().put("source", vocabulary.text(skip.source())).put("destination", vocabulary.text(
                skip
                        .destination())).put("out", vocabulary.text(skip.out())).put("score", skip.score()).put("effect", skip.effect()));
        return node;
    }

    private static void pairs(ArrayNode list, List<StrongestPairs.Pair> pairs, String from, String to, Vocabulary vocabulary) {
        pairs.forEach(pair -> list.addObject().put(from, vocabulary.text(pair.from())).put(to, vocabulary.text(pair.to())).put("value", pair
                .value()));
    }

    private static void print(StrongestPairs found, Vocabulary vocabulary, PrintWriter out) {
        out.println("source raises out");
        found.ov().forEach(pair -> out.println(Texts.format("  %-16s %-16s %+.4f", vocabulary.label(pair.from()), vocabulary.label(pair
                .to()),
                pair.value())));
        out.println(Texts.format("%ndestination looks for source"));
        found.qk().forEach(pair -> out.println(Texts.format("  %-16s %-16s %+.4f", vocabulary.label(pair.from()), vocabulary.label(pair
                .to()),
                pair.value())));
        out.println(Texts.format("%nsource ... destination → out, by score times effect"));
        found.skips().forEach(skip -> out.println(Texts.format("  %s ... %s → %s   score %+.4f, effect %+.4f", vocabulary.label(skip
                .source()),
                vocabulary.label(skip.destination()), vocabulary.label(skip.out()), skip.score(), skip.effect())));
    }
}
