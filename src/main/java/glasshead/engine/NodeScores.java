package glasshead.engine;

import glasshead.experiment.PatchedNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.DoubleUnaryOperator;

/// What was found of the nodes of a model on a set: by how much the metric changes when a node is taken from elsewhere.
///
/// @param rows   all rows of the set
/// @param nodes  in the order of the forward pass
/// @param perRow `[row][node]`; `NaN` for rows that are left out, and for what is not there yet
/// @param clean  the metric of the untouched run, by row; `NaN` for rows that are left out
/// @param done   how many nodes of how many rows are there
/// @param of     how many there will be
public record NodeScores(CircuitQuestion.OfNodes question, ModelInfo model, List<SetRow> rows, List<PatchedNode> nodes, double[][] perRow,
        double[] clean, long done, long of, double milliseconds) {

    /// In the mean over the rows that have them, in order; `NaN` for those that no row has.
    public double[] means() {
        return means(DoubleUnaryOperator.identity());
    }

    /// Means of sizes: what scores without a sign are to be compared with.
    public double[] meanSizes() {
        return means(Math::abs);
    }

    private double[] means(DoubleUnaryOperator of) {
        double[] means = new double[nodes.size()];
        Arrays.setAll(means, node -> Arrays.stream(perRow).mapToDouble(row -> row[node]).filter(value -> !Double.isNaN(value)).map(of)
                .average()
                .orElse(Double.NaN));
        return means;
    }

    /// [#means] by node, without those that no row has.
    public SequencedMap<PatchedNode, Double> byNode() {
        double[] means = means();
        SequencedMap<PatchedNode, Double> byNode = new LinkedHashMap<>();
        for (int node = 0; node < means.length; node++) {
            if (!Double.isNaN(means[node])) {
                byNode.put(nodes.get(node), means[node]);
            }
        }
        return byNode;
    }

    /// How many rows can be used.
    public int used() {
        return (int) Arrays.stream(clean).filter(value -> !Double.isNaN(value)).count();
    }

    public boolean complete() {
        return done == of;
    }
}
