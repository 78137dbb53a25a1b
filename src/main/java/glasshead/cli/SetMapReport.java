package glasshead.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.analysis.Spread;
import glasshead.engine.SetMap;
import glasshead.experiment.Texts;
import glasshead.json.Json;
import java.io.PrintWriter;

/// A map over a set as JSON, or as rows to read in a terminal.
record SetMapReport(SetMap map) {

    /// `values` (means) and `standardErrors` nested as the kind's axes; `base` and, when patching, `source` are what they are compared
    /// with.
    ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("kind", map.question().kind().key()).put("set", map.question().set().name()).put("prompts", map.of());
        node.put("base", Spread.of(map.base()).mean());
        if (map.question().kind().patching()) {
            node.put("source", Spread.of(map.source()).mean());
        }
        node.set("interventions", Json.tree(map.question().standing()));
        node.set("values", new NestedLists(map.shape(), cell -> map.after(cell).mean()).json());
        node.set("standardErrors", new NestedLists(map.shape(), cell -> map.after(cell).standardError()).json());
        return node;
    }

    void print(PrintWriter out) {
        out.println(map.question().kind().title() + ", mean over " + map.of() + " prompts of " + map.question().set().name());
        MapReport.print(map.question().standing(), out);
        out.println("logit difference without it: " + words(Spread.of(map.base())));
        if (map.question().kind().patching()) {
            out.println("logit difference where the activations come from: " + words(Spread.of(map.source())));
        }
        out.println(Texts.format("  %-28s %20s  %20s", "changed", "after", "effect"));
        for (int cell = 0; cell < map.cells().size(); cell++) {
            if (map.after(cell).count() == 0) {
                continue; // not asked for
            }
            out.println(Texts.format("  %-28s %20s  %20s", MapReport.name(map.cells().get(cell)), words(map.after(cell)), words(map.effect(
                    cell))));
        }
    }

    private static String words(Spread spread) {
        return Texts.format("%+.4f ± %.4f", spread.mean(), spread.standardError());
    }
}
