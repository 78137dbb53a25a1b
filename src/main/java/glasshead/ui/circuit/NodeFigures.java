package glasshead.ui.circuit;

import glasshead.engine.NodeScores;
import glasshead.experiment.NodeMethod;
import glasshead.experiment.PatchedNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What is known of the nodes that could be patched.
///
/// @param method      that was chosen
/// @param nodes       in the order of the forward pass
/// @param approximate by the method, negative where patching hurts, or sizes; `NaN` where the method is the exact one
/// @param exact       what patching each changes; `NaN` where that is not known yet
/// @param exactSizes  means of the sizes of that, which sizes are compared with
record NodeFigures(NodeMethod method, List<PatchedNode> nodes, double[] approximate, double[] exact, double[] exactSizes) {

    /// Nothing where neither has any.
    static @Nullable NodeFigures of(NodeMethod method, @Nullable NodeScores by, @Nullable NodeScores patched) {
        NodeScores any = by == null ? patched : by;
        if (any == null) {
            return null;
        }
        double[] none = new double[any.nodes().size()];
        Arrays.fill(none, Double.NaN);
        return new NodeFigures(method, any.nodes(), by == null || !method.approximate() ? none : by.means(), patched == null ? none
                : patched.means(), patched == null ? none : patched.meanSizes());
    }

    /// The best that is known: measured, else by the approximation.
    double score(int node) {
        return Double.isNaN(exact[node]) ? approximate[node] : exact[node];
    }

    boolean isExact(int node) {
        return !Double.isNaN(exact[node]);
    }

    /// Whether only the size of a node's effect is known.
    boolean unsigned(int node) {
        return method.unsigned() && !isExact(node);
    }

    /// What the approximation is held to.
    double[] measure() {
        return method.unsigned() ? exactSizes : exact;
    }

    String agreement() {
        return Agreement.text(approximate, measure());
    }

    /// How many were patched one by one so far.
    long measured() {
        return Arrays.stream(exact).filter(value -> !Double.isNaN(value)).count();
    }

    /// All numbers, the strongest first or in the order of the forward pass.
    List<Integer> listed(boolean inOrder) {
        Comparator<Integer> strongest = Comparator.comparingDouble(node -> {
            double score = score(node);
            return Double.isNaN(score) ? 0 : -Math.abs(score);
        });
        var all = IntStream.range(0, nodes.size()).boxed();
        return (inOrder ? all : all.sorted(strongest)).toList();
    }

    /// The largest effect.
    double largest() {
        return IntStream.range(0, nodes.size()).mapToDouble(node -> Math.abs(score(node))).filter(size -> !Double.isNaN(size)).max().orElse(
                0);
    }

    /// The numbers of what belongs to each box of the graph: its inputs, and last what it writes.
    Map<GraphNode, List<Integer>> byBox() {
        Map<GraphNode, List<Integer>> boxes = new LinkedHashMap<>();
        for (int node = 0; node < nodes.size(); node++) {
            boxes.computeIfAbsent(new GraphNode(nodes.get(node).part()), _ -> new ArrayList<>()).add(node);
        }
        return boxes;
    }
}
