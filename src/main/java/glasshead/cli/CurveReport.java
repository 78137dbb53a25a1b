package glasshead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.analysis.Spread;
import glasshead.engine.TrainingCurve;
import glasshead.experiment.Metric;
import glasshead.experiment.Subject;
import glasshead.experiment.Texts;
import glasshead.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// A question over a training, as JSON, as CSV or to be read in a terminal.
///
/// @param metric what is printed, and written as CSV
record CurveReport(TrainingCurve curve, Metric metric) {

    private boolean ofSet() {
        return curve.of().subject() instanceof Subject.OfSet;
    }

    /// `steps` that there are weights of, and for each that was run every metric: a number, of a set with `mean`, `standardError` and of
    /// how many `prompts`.
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("model", curve.place().name());
        if (curve.of().subject() instanceof Subject.OfSet of) {
            json.put("set", of.set().name());
        }
        json.set("interventions", Json.tree(curve.of().active()));
        curve.steps().forEach(json.putArray("steps")::add);
        ArrayNode points = json.putArray("points");
        for (TrainingCurve.Point point : curve.points()) {
            ObjectNode each = points.addObject().put("step", point.step());
            each.set("baseline", metrics(point::before));
            if (curve.hasInterventions()) {
                each.set("ablated", metrics(point::after));
            }
        }
        return json;
    }

    private ObjectNode metrics(Function<Metric, Spread> spreads) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Metric each : Metric.values()) {
            Spread spread = spreads.apply(each);
            if (ofSet()) {
                json.set(each.key(), number(number(JsonNodeFactory.instance.objectNode(), "mean", spread.mean()), "standardError", spread
                        .standardError()).put("prompts", spread.count()));
            } else {
                number(json, each.key(), spread.mean());
            }
        }
        return json;
    }

    private static ObjectNode number(ObjectNode json, String key, double value) {
        return Double.isNaN(value) ? json.putNull(key) : json.put(key, value);
    }

    /// A row for each step that was run; empty where there is no value.
    String csv() {
        List<Object> header = new ArrayList<>(List.of("step", "untouched"));
        if (ofSet()) {
            header.add("standard error");
        }
        if (curve.hasInterventions()) {
            header.add("with interventions");
        }
        if (curve.hasInterventions() && ofSet()) {
            header.add("standard error after");
        }
        StringWriter text = new StringWriter();
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord(header);
            for (TrainingCurve.Point point : curve.points()) {
                List<Object> row = new ArrayList<>(List.of(point.step()));
                add(row, point.before(metric));
                if (curve.hasInterventions()) {
                    add(row, point.after(metric));
                }
                csv.printRecord(row);
            }
        } catch (IOException notInMemory) {
            throw new UncheckedIOException(notInMemory);
        }
        return text.toString();
    }

    private void add(List<Object> row, Spread spread) {
        row.add(cell(spread.mean()));
        if (ofSet()) {
            row.add(cell(spread.standardError()));
        }
    }

    private static Object cell(double value) {
        return Double.isNaN(value) ? "" : value;
    }

    void print(PrintWriter out) {
        String unit = metric.unit().isEmpty() ? "" : " (" + metric.unit() + ")";
        out.println(Texts.format("%s%s over the training of %s, %d of %d steps", metric.title(), unit, curve.place().name(), curve.points()
                .size(), curve.steps().size()));
        out.println(Texts.format("%n%10s %22s", "step", "untouched") + (curve.hasInterventions() ? Texts.format(" %22s",
                "with interventions") : ""));
        for (TrainingCurve.Point point : curve.points()) {
            out.println(Texts.format("%10d %22s", point.step(), words(point.before(metric))) + (curve.hasInterventions() ? Texts.format(
                    " %22s", words(point.after(metric))) : ""));
        }
    }

    private String words(Spread spread) {
        return SetReport.words(metric, spread);
    }
}
