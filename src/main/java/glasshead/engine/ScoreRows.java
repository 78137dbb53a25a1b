package glasshead.engine;

import glasshead.analysis.Readout;
import glasshead.experiment.Metric;
import java.util.Arrays;
import java.util.List;

/// What edges or nodes are worth in each row of a set, as far as it is known: `NaN` where it is not.
final class ScoreRows {

    /// `[row][edge or node]`
    private final double[][] values;
    /// The metric of the untouched run, by row.
    private final double[] clean;
    private long done;

    /// Of some rows, or of one batch.
    ///
    /// @param clean  by row of the batch
    /// @param scores `[row][edge or node]`
    record Batch(double[] clean, double[][] scores) {
    }

    ScoreRows(int rows, int columns) {
        values = new double[rows][columns];
        for (double[] row : values) {
            Arrays.fill(row, Double.NaN);
        }
        clean = new double[rows];
        Arrays.fill(clean, Double.NaN);
    }

    /// The metric of a batch's untouched runs, by row.
    static double[] untouched(Readout readout, Metric metric) {
        return readout.untouched().stream().mapToDouble(answer -> answer.of(metric)).toArray();
    }

    void putUntouched(List<SetRow> rows, double[] untouched) {
        for (int i = 0; i < rows.size(); i++) {
            clean[rows.get(i).index()] = untouched[i];
        }
    }

    /// Exact scores of some that follow each other; those rows' untouched runs are known.
    ///
    /// @param first of them
    /// @param after `[row][edge or node]`, the metric once it is changed
    void putChanged(List<SetRow> rows, int first, double[][] after) {
        for (int i = 0; i < rows.size(); i++) {
            int row = rows.get(i).index();
            for (int j = 0; j < after[i].length; j++) {
                done += Double.isNaN(values[row][first + j]) ? 1 : 0;
                values[row][first + j] = after[i][j] - clean[row];
            }
        }
    }

    /// All scores of some rows.
    void putAll(List<SetRow> rows, Batch found) {
        putUntouched(rows, found.clean);
        for (int i = 0; i < rows.size(); i++) {
            values[rows.get(i).index()] = found.scores[i];
            done += found.scores[i].length;
        }
    }

    /// What a sweep before had measured.
    ///
    /// @return how many scores are there
    long resume(SweepFile kept) {
        done = kept.read(values, clean);
        return done;
    }

    void keep(SweepFile in) {
        in.write(values, clean);
    }

    boolean isWhole(SetRow row) {
        return Arrays.stream(values[row.index()]).noneMatch(Double::isNaN);
    }

    /// Whether some edges or nodes are known in all of some rows.
    boolean has(List<SetRow> rows, int[] columns) {
        return rows.stream().allMatch(row -> Arrays.stream(columns).noneMatch(column -> Double.isNaN(values[row.index()][column])));
    }

    long done() {
        return done;
    }

    double[][] values() {
        return Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    }

    double[] clean() {
        return clean.clone();
    }
}
