package glasshead.engine;

import glasshead.experiment.Circuit;
import glasshead.experiment.Metric;
import java.util.Arrays;
import java.util.List;

/// How well parts of a model do on a set while the rest is replaced, circuit by circuit and example by example.
///
/// @param rows     all rows of the set
/// @param all      the whole model, `[row][metric]` in the order of [Metric]; `NaN` for rows that are left out
/// @param noEdges  every edge cut: the model on what the cut edges carry
/// @param noHeads  every head at its mean over the corrupted prompts; `NaN` where no circuit of heads was asked about
/// @param circuits `[circuit][row][metric]`; `NaN` for what is not there yet
/// @param done     how many circuits in how many rows are there
/// @param of       how many there will be
public record CircuitFindings(CircuitQuestion.OfCircuits question, ModelInfo model, List<SetRow> rows, double[][] all, double[][] noEdges,
        double[][] noHeads, double[][][] circuits, int done, int of) {

    /// A metric of a circuit, in the mean over the rows that have it.
    public double mean(int circuit, Metric metric) {
        return mean(circuits[circuit], metric);
    }

    /// Of some of these.
    public static double mean(double[][] rows, Metric metric) {
        return Arrays.stream(rows).mapToDouble(row -> row[metric.ordinal()]).filter(value -> !Double.isNaN(value)).average().orElse(
                Double.NaN);
    }

    /// What counts as nothing kept.
    public double[][] none(int circuit) {
        return question.circuits().get(circuit) instanceof Circuit.OfHeads ? noHeads : noEdges;
    }

    /// How much of what the whole model has above nothing a circuit has: (m - none) / (all - none) of the means of a metric; above 1 for
    /// more than the model.
    public double faithfulness(int circuit, Metric metric) {
        double none = mean(none(circuit), metric);
        return (mean(circuit, metric) - none) / (mean(all, metric) - none);
    }

    /// A metric of a circuit, by row; `NaN` for rows that are left out.
    public double[] perPrompt(int circuit, Metric metric) {
        return Arrays.stream(circuits[circuit]).mapToDouble(row -> row[metric.ordinal()]).toArray();
    }

    /// The ratio in each row by itself.
    public double[] faithfulnessPerPrompt(int circuit, Metric metric) {
        double[][] none = none(circuit);
        double[] ratios = new double[rows.size()];
        int at = metric.ordinal();
        Arrays.setAll(ratios, row -> (circuits[circuit][row][at] - none[row][at]) / (all[row][at] - none[row][at]));
        return ratios;
    }
}
