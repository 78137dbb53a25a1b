package glasshead.analysis;

import glasshead.experiment.CompositionKind;

import glasshead.experiment.Head;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The [Composition] of every head with every head of an earlier layer.
///
/// @param random what unrelated matrices of these shapes score
/// @param values `[kind][earlier layer][earlier head][later layer][later head]`, `NaN` where the one is not earlier or has no weights but
///               zeros
public record CompositionScores(double random, double[][][][][] values) {

    /// Two heads that compose.
    ///
    /// @param from  the earlier one
    /// @param into  the later one
    /// @param score between 0 and 1
    public record Pair(CompositionKind kind, Head from, Head into, double score) {
    }

    static CompositionScores undefined(double random, int layers, int heads) {
        double[][][][][] values = new double[CompositionKind.values().length][layers][heads][layers][heads];
        Arrays.stream(values).flatMap(Arrays::stream).flatMap(Arrays::stream).flatMap(Arrays::stream).forEach(row -> Arrays.fill(row,
                Double.NaN));
        return new CompositionScores(random, values);
    }

    /// @param scores `[kind][earlier head][later head]`
    void put(int earlier, int later, double[][][] scores) {
        for (int kind = 0; kind < scores.length; kind++) {
            for (int head = 0; head < scores[kind].length; head++) {
                values[kind][earlier][head][later] = scores[kind][head];
            }
        }
    }

    /// `[earlier layer][earlier head][later layer][later head]`
    public double[][][][] of(CompositionKind kind) {
        return values[kind.ordinal()];
    }

    /// The pairs of a kind that have a score, the strongest first.
    public List<Pair> strongest(CompositionKind kind) {
        List<Pair> pairs = new ArrayList<>();
        double[][][][] scores = of(kind);
        for (int layer = 0; layer < scores.length; layer++) {
            for (int head = 0; head < scores[layer].length; head++) {
                for (int later = layer + 1; later < scores.length; later++) {
                    for (int reader = 0; reader < scores[layer][head][later].length; reader++) {
                        pairs.add(new Pair(kind, new Head(layer, head), new Head(later, reader), scores[layer][head][later][reader]));
                    }
                }
            }
        }
        pairs.removeIf(pair -> Double.isNaN(pair.score()));
        pairs.sort(Comparator.comparingDouble(Pair::score).reversed());
        return pairs;
    }
}
