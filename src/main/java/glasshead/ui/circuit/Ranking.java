package glasshead.ui.circuit;

import glasshead.experiment.Circuit;
import glasshead.experiment.Edge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// All edges of a model from the strongest to the weakest; of two that are equally strong the first in the graph comes first.
///
/// @param edges  in the graph's order
/// @param scores by edge, negative where cutting hurts; `NaN` for what is not known, which comes last
/// @param order  numbers of edges, the strongest first
record Ranking(List<Edge> edges, double[] scores, int[] order) {

    private static final int DIGIT = 16;

    /// @param signed by how much cutting hurts, instead of by the size of the effect
    static Ranking of(List<Edge> edges, double[] scores, boolean signed) {
        double[] keys = Arrays.stream(scores).map(score -> Double.isNaN(score) ? Double.POSITIVE_INFINITY : signed ? score : -Math.abs(
                score)).toArray();
        return new Ranking(edges, scores, ascending(keys));
    }

    /// The numbers of keys from the least to the greatest, equal ones in their order. By digits of 16 bits, the lowest first: GPT-2 XL has
    /// two million edges, which boxed numbers take seconds to sort.
    private static int[] ascending(double[] keys) {
        long[] bits = Arrays.stream(keys).mapToLong(Ranking::ordered).toArray();
        int[] order = IntStream.range(0, keys.length).toArray();
        for (int shift = 0; shift < Long.SIZE; shift += DIGIT) {
            int[] begins = new int[(1 << DIGIT) + 1];
            for (long key : bits) {
                begins[digit(key, shift) + 1]++;
            }
            Arrays.parallelPrefix(begins, Integer::sum);
            int[] next = new int[order.length];
            for (int edge : order) {
                next[begins[digit(bits[edge], shift)]++] = edge;
            }
            order = next;
        }
        return order;
    }

    private static int digit(long bits, int shift) {
        return (int) (bits >>> shift) & (1 << DIGIT) - 1;
    }

    /// As unsigned numbers in the order of [Double#compare].
    private static long ordered(double key) {
        long bits = Double.doubleToLongBits(key);
        return bits ^ (bits >> Long.SIZE - 1 | Long.MIN_VALUE);
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
