package glasshead.ui.circuit;

import glasshead.experiment.Circuit;
import glasshead.experiment.Edge;
import glasshead.experiment.Graph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The circuit that is looked at, in its model's graph.
///
/// @param edges       all of the graph, in its order
/// @param approximate what gradients say of each, negative where cutting hurts
/// @param exact       what cutting each changes; `NaN` where that is not known yet
/// @param kept        in the graph's order, with the changes made by hand
/// @param dropped     edges that were taken out by hand
/// @param added       edges that were put in by hand
record Shown(Graph graph, List<Edge> edges, double[] approximate, double[] exact, List<Edge> kept, Set<Edge> dropped, Set<Edge> added) {

    static final int DRAWN = 400;

    /// @param byMethod what the method keeps
    static Shown of(Graph graph, List<Edge> edges, double[] approximate, double[] exact, List<Edge> byMethod, List<Edge> added,
            List<Edge> dropped) {
        TreeSet<Edge> kept = new TreeSet<>(byMethod);
        Set<Edge> out = new TreeSet<>(dropped);
        out.retainAll(kept);
        Set<Edge> in = new TreeSet<>(added.stream().filter(edge -> graph.has(edge.receiver())).toList());
        in.removeAll(kept);
        kept.removeAll(out);
        kept.addAll(in);
        return new Shown(graph, edges, approximate, exact, List.copyOf(kept), out, in);
    }

    /// The best that is known: measured, else by gradients.
    double score(Edge edge) {
        return score(graph.index(edge));
    }

    /// @param edge its place in the graph's order
    double score(int edge) {
        return Double.isNaN(exact[edge]) ? approximate[edge] : exact[edge];
    }

    /// How many edges were cut one by one so far.
    long measured() {
        return Arrays.stream(exact).filter(value -> !Double.isNaN(value)).count();
    }

    boolean isExact(Edge edge) {
        return !Double.isNaN(exact[graph.index(edge)]);
    }

    double approximate(Edge edge) {
        return approximate[graph.index(edge)];
    }

    double exact(Edge edge) {
        return exact[graph.index(edge)];
    }

    /// How well gradients go with what is measured, in words.
    String agreement() {
        return Agreement.text(approximate, exact);
    }

    boolean keeps(Edge edge) {
        return Collections.binarySearch(kept, edge) >= 0;
    }

    /// Kept edges and those taken out by hand, the strongest first or in the graph's order.
    List<Edge> listed(boolean inOrder) {
        List<Edge> listed = new ArrayList<>(kept);
        listed.addAll(dropped);
        listed.sort(inOrder ? Comparator.naturalOrder() : strongest());
        return listed;
    }

    /// The strongest of them: more could not be told apart, and would be slow.
    List<Edge> drawn() {
        List<Edge> listed = listed(false);
        return listed.subList(0, Math.min(DRAWN, listed.size()));
    }

    /// A node's strongest edges that are not kept.
    List<Edge> others(GraphNode node, int most) {
        return edges.stream().filter(edge -> node.has(edge) && !keeps(edge) && !Double.isNaN(score(edge))).sorted(strongest()).limit(most)
                .toList();
    }

    private Comparator<Edge> strongest() {
        return Comparator.comparingDouble((Edge edge) -> {
            double score = score(edge);
            return Double.isNaN(score) ? 0 : -Math.abs(score);
        }).thenComparing(Comparator.naturalOrder());
    }

    /// The largest effect of a kept edge, which is drawn thickest.
    double largest() {
        return listed(false).stream().mapToDouble(edge -> Math.abs(score(edge))).filter(size -> !Double.isNaN(size)).max().orElse(0);
    }

    /// What is known of every edge.
    Map<Edge, Double> scores() {
        Map<Edge, Double> scores = new LinkedHashMap<>();
        edges.stream().filter(edge -> !Double.isNaN(score(edge))).forEach(edge -> scores.put(edge, score(edge)));
        return scores;
    }

    Circuit.OfEdges circuit() {
        return Circuit.OfEdges.of(kept);
    }
}
