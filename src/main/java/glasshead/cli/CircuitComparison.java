package glasshead.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import glasshead.experiment.BadInput;
import glasshead.experiment.Circuit;
import glasshead.experiment.Edge;
import glasshead.experiment.Metric;
import glasshead.experiment.Texts;
import java.io.PrintWriter;
import java.util.List;
import java.util.TreeSet;

/// Two circuits of edges beside each other.
///
/// @param one   the first circuit asked about
/// @param other the second
/// @param union the third: what is in one of them
record CircuitComparison(Circuit.OfEdges one, Circuit.OfEdges other, Circuit.OfEdges union) {

    static CircuitComparison of(Circuit one, Circuit other) {
        if (!(one instanceof Circuit.OfEdges first) || !(other instanceof Circuit.OfEdges second)) {
            throw new BadInput("Two circuits of edges can be compared; one of these is of heads.");
        }
        TreeSet<Edge> both = new TreeSet<>(first.kept());
        both.addAll(second.kept());
        return new CircuitComparison(first, second, Circuit.OfEdges.of(both));
    }

    private static List<String> only(Circuit.OfEdges these, Circuit.OfEdges those) {
        return these.kept().stream().filter(edge -> !those.kept().contains(edge)).map(Edge::toString).toList();
    }

    void write(ObjectNode json, CircuitReport report) {
        json.put("jaccard", one.jaccard(other));
        only(one, other).forEach(json.putArray("onlyHere")::add);
        only(other, one).forEach(json.putArray("onlyThere")::add);
        report.figures(json, 1);
        report.figures(json.putObject("union"), 2);
    }

    void print(CircuitReport report, PrintWriter out) {
        out.println(Texts.format("the other one: %d edges, Jaccard %.3f, faithfulness %.4f; both together %.4f", other.kept().size(), one
                .jaccard(other), report.found().faithfulness(1, Metric.LOGIT_DIFFERENCE), report.found().faithfulness(2,
                        Metric.LOGIT_DIFFERENCE)));
    }
}
