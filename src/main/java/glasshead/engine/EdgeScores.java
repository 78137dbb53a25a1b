package glasshead.engine;

import glasshead.experiment.Circuit;
import glasshead.experiment.Edge;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was found of the edges of a model on a set: by how much the metric changes when an edge is cut, in the mean over prompts.
///
/// @param rows    all rows of the set
/// @param edges   in the graph's order
/// @param perRow  `[row][edge]`; `NaN` for rows that are left out, and for what is not there yet
/// @param clean   the metric of the untouched run, by row; `NaN` for rows that are left out
/// @param done    how many edges of how many rows are there
/// @param of      how many there will be
public record EdgeScores(CircuitQuestion.OfEdges question, ModelInfo model, List<SetRow> rows, List<Edge> edges, double[][] perRow,
        double[] clean,
        long done, long of, double milliseconds) {

    /// The mean of an edge over the rows that have it, `NaN` for none.
    public double mean(int edge) {
        double sum = 0;
        int count = 0;
        for (double[] row : perRow) {
            if (!Double.isNaN(row[edge])) {
                sum += row[edge];
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    /// The mean of every edge, in the graph's order; `NaN` for those that have none.
    public double[] edgeMeans() {
        double[] means = new double[edges.size()];
        Arrays.setAll(means, this::mean);
        return means;
    }

    /// Means of the edges that have one, in the graph's order.
    public Map<Edge, Double> means() {
        Map<Edge, Double> means = new LinkedHashMap<>();
        for (int edge = 0; edge < edges.size(); edge++) {
            double mean = mean(edge);
            if (!Double.isNaN(mean)) {
                means.put(edges.get(edge), mean);
            }
        }
        return means;
    }

    /// How many rows can be used.
    public int used() {
        return (int) Arrays.stream(clean).filter(value -> !Double.isNaN(value)).count();
    }

    /// What keeps each row out that is left out, by the row's number from 0.
    public SortedMap<Integer, String> leftOut() {
        SortedMap<Integer, String> out = new TreeMap<>();
        for (SetRow row : rows) {
            String problem = PairedSet.problem(row, question.on().cutting());
            if (!problem.isEmpty()) {
                out.put(row.index(), problem);
            }
        }
        return out;
    }

    public boolean complete() {
        return done == of;
    }

    /// The strongest edges as a circuit.
    public Circuit.OfEdges strongest(int count, boolean signed) {
        return Circuit.OfEdges.strongest(means(), count, signed);
    }
}
