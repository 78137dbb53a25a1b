package glasshead.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.experiment.BadInput;
import glasshead.experiment.Circuit;
import glasshead.experiment.Metric;
import glasshead.experiment.Texts;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Two circuits beside each other, both of edges or both of heads.
///
/// @param one   the first circuit asked about
/// @param other the second
/// @param union the third: what is in one of them
record CircuitComparison(Circuit one, Circuit other, Circuit union) {

    static CircuitComparison of(Circuit one, Circuit other) {
        if (one instanceof Circuit.OfEdges first && other instanceof Circuit.OfEdges second) {
            return new CircuitComparison(one, other, Circuit.OfEdges.of(Stream.concat(first.kept().stream(), second.kept().stream())
                    .toList()));
        }
        if (one instanceof Circuit.OfHeads first && other instanceof Circuit.OfHeads second) {
            return new CircuitComparison(one, other, new Circuit.OfHeads(Stream.concat(first.kept().stream(), second.kept().stream())
                    .toList()));
        }
        throw new BadInput("Two circuits of edges can be compared, or two of heads; one of these is of edges, the other of heads.");
    }

    private static List<String> kept(Circuit circuit) {
        return (switch (circuit) {
            case Circuit.OfEdges edges -> edges.kept();
            case Circuit.OfHeads heads -> heads.kept();
        }).stream().map(Object::toString).toList();
    }

    private static List<String> only(Circuit these, Circuit those) {
        Set<String> there = new HashSet<>(kept(those));
        return kept(these).stream().filter(each -> !there.contains(each)).toList();
    }

    /// What both keep as a share of what one of them keeps; 1 for two empty circuits.
    private double jaccard() {
        int all = kept(union).size();
        return all == 0 ? 1 : (double) (kept(one).size() - only(one, other).size()) / all;
    }

    void write(ObjectNode json, CircuitReport report) {
        json.put("jaccard", jaccard());
        only(one, other).forEach(json.putArray("onlyHere")::add);
        only(other, one).forEach(json.putArray("onlyThere")::add);
        report.figures(json, 1);
        report.figures(json.putObject("union"), 2);
    }

    void print(CircuitReport report, PrintWriter out) {
        out.println(Texts.format("the other one: %d %s, Jaccard %.3f, faithfulness %.4f; both together %.4f", kept(other).size(),
                one instanceof Circuit.OfHeads ? "heads" : "edges", jaccard(), report.found().faithfulness(1, Metric.LOGIT_DIFFERENCE),
                report.found().faithfulness(2, Metric.LOGIT_DIFFERENCE)));
        out.println("only here: " + listed(only(one, other)) + "; only there: " + listed(only(other, one)));
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }
}
