package glasshead.script;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.engine.Answers;
import glasshead.engine.ModelInfo;
import glasshead.engine.Question;
import glasshead.engine.ScanQuestion.AtTokens;
import glasshead.engine.TokenValues;
import glasshead.experiment.BadInput;
import glasshead.experiment.Head;
import glasshead.experiment.Prompt;
import glasshead.scan.HeadMeasure;
import glasshead.scan.Occurrence;
import glasshead.scan.PartStatistics;
import glasshead.scan.Scan;
import glasshead.scan.TextWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// What a scan found of a head, with its attention in the examples, for converters to the layouts of other tools.
public record HeadFound(ModelInfo model, Head head, Scan scan, PartStatistics statistics, List<Example> top, List<List<Example>> buckets) {

    private static final String FORMAT = "glasshead-head-1";

    /// @param window where the text's part that the model read begins, by its tokens
    private record Example(Occurrence of, int window, TokenValues values) {
    }

    /// @throws BadInput when the scan says nothing of the head
    public static HeadFound of(Answers engine, String name, Head head, Scan scan, BooleanSupplier cancelled) {
        PartStatistics found = scan.head(head);
        if (found == null) {
            throw new BadInput("The scan says nothing of " + head + ": scan the corpus for it.");
        }
        ModelInfo model = engine.answer(new Question.AboutModel(name, false), cancelled);
        List<List<Example>> buckets = new ArrayList<>();
        for (List<Occurrence> bucket : found.buckets()) {
            buckets.add(examples(engine, name, head, scan, bucket, cancelled));
        }
        return new HeadFound(model, head, scan, found, examples(engine, name, head, scan, found.strongest(), cancelled), buckets);
    }

    private static List<Example> examples(Answers engine, String name, Head head, Scan scan, List<Occurrence> of,
            BooleanSupplier cancelled) {
        List<Occurrence> there = of.stream().filter(each -> scan.window(each) != null).toList();
        List<TextWindow> windows = new ArrayList<>();
        there.stream().map(scan::window).forEach(windows::add);
        List<AtTokens.Text> texts = windows.stream().map(window -> new AtTokens.Text(new Prompt.Tokens(IntStream.of(window.ids()).boxed()
                .skip(scan.of().bos() ? 1 : 0).toList()), AtTokens.Text.EVERY)).toList();
        List<TokenValues> values = engine.answer(new AtTokens(name, head, texts), cancelled);
        return IntStream.range(0, there.size()).mapToObj(i -> new Example(there.get(i), windows.get(i).start(), values.get(i))).toList();
    }

    /// One object for the head: its means over queries, its strongest edges, one a text, and random ones by bucket, each with the tokens of
    /// its text and the whole attention pattern. Queries and keys count in `tokens`.
    public ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("format", FORMAT).put("model", model.name()).put("layer", head.layer())
                .put("head", head.index()).put("weights", scan.of().weights()).put("corpus", scan.of().corpus());
        ObjectNode metrics = node.putObject("metrics");
        for (HeadMeasure measure : HeadMeasure.values()) {
            double mean = scan.mean(head, measure);
            metrics.put(measure.name().toLowerCase(Locale.ROOT), Double.isNaN(mean) ? null : (Double) mean);
        }
        node.put("queries", statistics.tokens()).put("meanStrongest", statistics.mean());
        examples(node.putArray("top"), top);
        ArrayNode limits = node.putArray("bucketLimits");
        for (float limit : statistics.limits()) {
            limits.add(limit);
        }
        ArrayNode all = node.putArray("buckets");
        buckets.forEach(bucket -> examples(all.addArray(), bucket));
        return node;
    }

    private void examples(ArrayNode to, List<Example> examples) {
        for (Example each : examples) {
            ObjectNode one = to.addObject().put("value", each.of.value()).put("text", each.of.text()).put("start", each.window);
            one.put("query", each.of.position() - each.window).put("key", each.of.key() - each.window);
            ArrayNode tokens = one.putArray("tokens");
            IntStream.of(each.values.tokens().ids()).forEach(id -> tokens.add(model.vocabulary().text(id)));
            ArrayNode attention = one.putArray("attention");
            for (int query = 0; query < each.values.attention().length; query++) {
                ArrayNode row = attention.addArray();
                for (int key = 0; key <= query; key++) {
                    row.add(each.values.attention()[query][key]);
                }
            }
        }
    }
}
