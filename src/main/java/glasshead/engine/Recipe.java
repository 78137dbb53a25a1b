package glasshead.engine;

import glasshead.analysis.LogitAttribution;
import glasshead.experiment.Experiment;
import glasshead.experiment.Metric;
import glasshead.experiment.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An experiment with everything that its numbers are made of read and drawn, and the numbers: for whoever computes them elsewhere.
///
/// @param rows       the prompt, or every row of the set that can be used
/// @param references the prompts that a prompt by itself takes means over; none for a set, which takes them over its rows
/// @param means      the corpus that means are taken over in place of those or of the rows, if one is
/// @param untouched  attribution without interventions, of a set in the mean; nothing where nothing is asked
/// @param changed    the same with them
public record Recipe(Experiment experiment, ModelInfo model, ModelFiles files, List<Row> rows, List<TokenRow> references,
        @Nullable MeansSource means, @Nullable LogitAttribution untouched, @Nullable LogitAttribution changed) {

    /// One prompt.
    ///
    /// @param leftOut what keeps the interventions from being made in it, as a sentence; empty for nothing
    /// @param drawn   for each active intervention the prompt that it takes values from by seed, [TokenRow#NONE] where it takes none
    /// @param before  every [Metric] of the untouched run, `NaN` for what is not asked
    /// @param after   of the run with the interventions
    public record Row(SetRow row, String leftOut, List<TokenRow> drawn, double[] before, double[] after) {
    }

    public boolean ofSet() {
        return experiment.subject() instanceof Subject.OfSet;
    }

    public double[] before(Metric metric) {
        return rows.stream().mapToDouble(row -> row.before[metric.ordinal()]).toArray();
    }

    public double[] after(Metric metric) {
        return rows.stream().mapToDouble(row -> row.after[metric.ordinal()]).toArray();
    }
}
