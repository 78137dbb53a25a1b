package glasshead.ui.circuit;

import glasshead.experiment.Circuit;
import glasshead.experiment.Edge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// All edges of a model from the strongest to the weakest; of two that are equally strong the first in the graph comes first.
///
/// @param edges  in the graph's order
/// @param scores by edge, negative where cutting hurts; `NaN` for what is not known, which comes last
/// @param order  numbers of edges, the strongest first
record Ranking(List<Edge> edges, double[] scores, int[] order) {

    /// @param signed by how much cutting hurts, instead of by the size of the effect
    static Ranking of(List<Edge> edges, double[] scores, boolean signed) {
        double[] keys = Arrays.stream(scores).map(score -> Double.isNaN(score) ? Double.POSITIVE_INFINITY : signed ? score : -Math.abs(
                score)).toArray();
        int[] order = IntStream.range(0, scores.length).boxed().sorted(Comparator.comparingDouble(edge -> keys[edge])).mapToInt(
                Integer::intValue).toArray();
        return new Ranking(edges, scores, order);
    }

    static Ranking random(List<Edge> edges, long seed) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, edges.size()).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        return new Ranking(edges, new double[edges.size()], order.stream().mapToInt(Integer::intValue).toArray());
    }

    Circuit.OfEdges strongest(int count) {
        BitSet kept = new BitSet();
        Arrays.stream(order, 0, Math.min(count, order.length)).forEach(kept::set);
        return Circuit.OfEdges.of(kept.stream().mapToObj(edges::get).toList());
    }
}
