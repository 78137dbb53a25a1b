package glasshead.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.experiment.Circuit;
import glasshead.experiment.Edge;
import glasshead.experiment.Head;
import glasshead.experiment.Metric;
import glasshead.experiment.Texts;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.IntStream;

/// Whether every part of a circuit is needed: what each is worth by itself.
final class CircuitParts {

    /// Below that share of the circuit's faithfulness a part hardly matters.
    private static final double HARDLY = .01;

    private CircuitParts() {}

    /// An edge or a head, and the circuit without it.
    record Part(String name, Circuit without) {
    }

    static List<Part> without(Circuit circuit) {
        return switch (circuit) {
            case Circuit.OfEdges edges -> edges.kept().stream().map(edge -> new Part(edge.toString(), Circuit.OfEdges.of(rest(edges.kept(),
                    edge)))).toList();
            case Circuit.OfHeads heads -> heads.kept().stream().map(head -> new Part(head.toString(), new Circuit.OfHeads(rest(heads.kept(),
                    head)))).toList();
        };
    }

    private static List<Edge> rest(List<Edge> kept, Edge edge) {
        return kept.stream().filter(each -> !each.equals(edge)).toList();
    }

    private static List<Head> rest(List<Head> kept, Head head) {
        return kept.stream().filter(each -> !each.equals(head)).toList();
    }

    /// By how much faithfulness falls without a part.
    private static double worth(CircuitReport report, int circuit) {
        return report.found().faithfulness(0, Metric.LOGIT_DIFFERENCE) - report.found().faithfulness(circuit, Metric.LOGIT_DIFFERENCE);
    }

    /// @param first number of the first circuit without a part
    static void write(ObjectNode json, List<Part> parts, CircuitReport report, int first) {
        ObjectNode worth = json.putObject("minimality");
        IntStream.range(0, parts.size()).forEach(i -> worth.put(parts.get(i).name, worth(report, first + i)));
        var hardly = json.putArray("hardlyMatter");
        IntStream.range(0, parts.size()).filter(i -> Math.abs(worth(report, first + i)) < HARDLY).forEach(i -> hardly.add(parts.get(
                i).name));
    }

    static void print(List<Part> parts, CircuitReport report, int first, PrintWriter out) {
        for (int i = 0; i < parts.size(); i++) {
            double worth = worth(report, first + i);
            out.println(Texts.format("  without %-20s faithfulness %+.4f%s", parts.get(i).name, -worth, Math.abs(worth) < HARDLY
                    ? "  (hardly matters)" : ""));
        }
    }
}
