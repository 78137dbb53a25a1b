package glasshead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import glasshead.engine.EffectMap;
import glasshead.experiment.Intervention;
import glasshead.experiment.MapKind;
import glasshead.experiment.Texts;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/// A map as nested lists, or as rows to read in a terminal.
record MapReport(EffectMap map) {

    /// Lists within lists as the axes say; for pairs a list of `{a, b, logitDifference}`.
    ArrayNode nested() {
        if (map.kind().axes() == MapKind.Axes.PAIRS) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            for (int cell = 0; cell < map.values().length; cell++) {
                if (Double.isNaN(map.values()[cell])) {
                    continue; // not asked for
                }
                var both = map.cells().get(cell).interventions();
                list.addObject().put("a", both.get(0).where().label()).put("b", both.get(1).where().label()).put("logitDifference", map
                        .values()[cell]);
            }
            return list;
        }
        return new NestedLists(map.shape(), cell -> map.values()[cell]).json();
    }

    void print(PrintWriter out) {
        out.println(map.kind().title());
        print(map.experiment().active(), out);
        out.printf(Locale.ROOT, "logit difference without it: %+.4f%n", map.base());
        if (map.kind().patching()) {
            out.printf(Locale.ROOT, "logit difference where the activations come from: %+.4f%n", map.source());
        }
        out.printf(Locale.ROOT, "  %-28s %9s  %9s%s%n", "changed", "after", "effect", map.kind().patching()
                ? "   share of the difference between the two" : "");
        for (int cell = 0; cell < map.values().length; cell++) {
            if (Double.isNaN(map.values()[cell])) {
                continue; // not asked for
            }
            String normalised = map.kind().patching() ? Texts.format("  %7.4f", map.normalised(cell)) : "";
            out.printf(Locale.ROOT, "  %-28s %+9.4f  %+9.4f%s%n", name(map.cells().get(cell)), map.values()[cell], map.effect(cell),
                    normalised);
        }
    }

    /// What stands in every cell, and in what the cells are compared with.
    static void print(List<Intervention> standing, PrintWriter out) {
        if (!standing.isEmpty()) {
            out.println("in every cell: " + String.join(", ", standing.stream().map(Intervention::toString).toList()));
        }
    }

    /// What a cell changes.
    static String name(MapKind.Cell cell) {
        return String.join(" + ", cell.interventions().stream().map(MapReport::place).toList());
    }

    private static String place(Intervention line) {
        return line.where().label() + (line.positions().all() ? "" : " @" + line.positions());
    }
}
