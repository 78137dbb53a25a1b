package glasshead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.experiment.Component;
import glasshead.experiment.Direction;
import glasshead.experiment.Head;
import glasshead.experiment.Neuron;
import glasshead.experiment.Texts;
import glasshead.scan.DirectionVector;
import glasshead.scan.HeadMeasure;
import glasshead.scan.Histogram;
import glasshead.scan.Occurrence;
import glasshead.scan.PartStatistics;
import glasshead.scan.Scan;
import glasshead.scan.ScanCounts;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;

/// A scan, told.
///
/// @param model  its name
/// @param tokens that neurons raise and lower; written in JSON alone
record ScanReport(String model, Scan scan, Supplier<NextTokens> tokens) implements Report {

    private static final double[] QUANTILES = {0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99};

    @Override
    public ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("model", model);
        counts(node.putObject("corpus"));
        ObjectNode neurons = node.putObject("neurons");
        ObjectNode heads = node.putObject("heads");
        ObjectNode statistics = node.putObject("headStatistics");
        NextTokens next = tokens.get();
        for (int layer = 0; layer < scan.plan().layers(); layer++) {
            for (int index : scan.plan().neurons().get(layer)) {
                Neuron neuron = new Neuron(layer, index);
                PartStatistics found = Objects.requireNonNull(scan.neuron(neuron));
                ObjectNode of = neurons.putObject(neuron.toString());
                values(of, found);
                next.write(of, neuron);
            }
            for (int index : scan.plan().heads().get(layer)) {
                Head head = new Head(layer, index);
                PartStatistics found = Objects.requireNonNull(scan.head(head));
                heads(heads.putArray(head.toString()), found.strongest());
                ObjectNode of = statistics.putObject(head.toString());
                for (HeadMeasure measure : HeadMeasure.values()) {
                    number(of, measure.name().toLowerCase(Locale.ROOT), scan.mean(head, measure));
                }
                statistics(of.putObject("strongestEdge"), found);
                found.buckets().forEach(bucket -> heads(of.withArray("buckets").addArray(), bucket));
            }
        }
        ObjectNode directions = node.putObject("directions");
        ObjectNode logits = node.putObject("logits");
        for (DirectionVector each : scan.plan().directions()) {
            Direction direction = each.direction();
            values(direction.isLogit() ? logits.putObject(direction.name()) : directions.putObject(direction.toString()), Objects
                    .requireNonNull(scan.direction(direction)));
        }
        return node;
    }

    private static void values(ObjectNode of, PartStatistics found) {
        ArrayNode top = of.putArray("top");
        found.strongest().forEach(each -> neuron(top.addObject(), each));
        statistics(of, found);
        ArrayNode buckets = of.putArray("buckets");
        found.buckets().forEach(bucket -> neurons(buckets.addArray(), bucket));
    }

    private void counts(ObjectNode node) {
        ScanCounts counts = scan.counts();
        node.put("texts", counts.texts()).put("empty", counts.empty()).put("brokenUtf8OrJson", counts.broken()).put("withNul", counts.nul())
                .put("notInVocabulary", counts.unknown()).put("tooLong", counts.tooLong()).put("readInWindows", counts.split())
                .put("windows",
                        counts.windows()).put("tokens", counts.tokens());
    }

    static void statistics(ObjectNode node, PartStatistics of) {
        node.put("tokens", of.tokens());
        number(node, "mean", of.mean());
        number(node, "meanOfSquares", of.meanOfSquares());
        number(node, "variance", of.variance());
        number(node, "skew", of.skew());
        number(node, "aboveZero", of.aboveZero());
        Histogram histogram = of.histogram();
        ObjectNode quantiles = node.putObject("quantiles");
        for (double share : QUANTILES) {
            number(quantiles, Texts.format("%.2f", share), histogram.quantile(share));
        }
        ArrayNode counts = node.putObject("histogram").put("from", histogram.low()).put("to", histogram.high()).putArray("counts");
        for (long count : histogram.counts()) {
            counts.add(count);
        }
        ArrayNode limits = node.putArray("bucketLimits");
        for (float limit : of.limits()) {
            limits.add(limit);
        }
    }

    private static void number(ObjectNode node, String name, double value) {
        if (Double.isNaN(value)) {
            node.putNull(name);
        } else {
            node.put(name, value);
        }
    }

    private static void neurons(ArrayNode list, List<Occurrence> examples) {
        examples.forEach(each -> neuron(list.addObject(), each));
    }

    private static void neuron(ObjectNode node, Occurrence of) {
        node.put("value", of.value()).put("text", of.text()).put("position", of.position());
    }

    private static void heads(ArrayNode list, List<Occurrence> examples) {
        examples.forEach(each -> list.addObject().put("value", each.value()).put("text", each.text()).put("query", each.position())
                .put("key",
                        each.key()));
    }

    @Override
    public void print(PrintWriter out) {
        ScanCounts counts = scan.counts();
        out.println(Texts.format("%d texts, %d tokens; %d empty, %d not in the vocabulary, %d no text (UTF-8, NUL, JSON or longer than 64 "
                + "MB); %d longer than the context were read in windows", counts.texts(), counts.tokens(), counts.empty(), counts.unknown(),
                counts.left() - counts.unknown(), counts.split()));
        for (int layer = 0; layer < scan.plan().layers(); layer++) {
            for (int index : scan.plan().heads().get(layer)) {
                Head head = new Head(layer, index);
                Occurrence first = Objects.requireNonNull(scan.head(head)).strongest().getFirst();
                out.println(Texts.format("%s  previous token %.2f, self %.2f, first %.2f, induction %.2f, entropy %.2f, distance %.1f; "
                        + "strongest %.3f in text %d, %d to %d", head, scan.mean(head, HeadMeasure.PREVIOUS), scan.mean(head,
                                HeadMeasure.SELF), scan.mean(head, HeadMeasure.FIRST), scan.mean(head, HeadMeasure.INDUCTION), scan.mean(
                                        head, HeadMeasure.ENTROPY), scan.mean(head, HeadMeasure.DISTANCE), first.value(), first.text(),
                        first.position(), first.key()));
            }
        }
        for (int layer = 0; layer < scan.plan().layers(); layer++) {
            for (int index : scan.plan().neurons().get(layer)) {
                Neuron neuron = new Neuron(layer, index);
                PartStatistics found = Objects.requireNonNull(scan.neuron(neuron));
                print(out, neuron, found);
            }
        }
        scan.plan().directions().forEach(each -> print(out, each.direction(), Objects.requireNonNull(scan.direction(each.direction()))));
    }

    private static void print(PrintWriter out, Component part, PartStatistics found) {
        Occurrence first = found.strongest().getFirst();
        out.println(Texts.format("%s  mean %.4f, above zero %.1f %%; strongest %.3f in text %d at %d", part, found.mean(), 100 * found
                .aboveZero(), first.value(), first.text(), first.position()));
    }
}
