package glasshead.engine;

import glasshead.analysis.LogitAttribution;
import glasshead.analysis.MeanPattern;
import glasshead.analysis.Spread;
import glasshead.experiment.DataSet;
import glasshead.experiment.Head;
import glasshead.experiment.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What one run of a model on a set found, example by example; means and their spread are taken from it.
///
/// @param rows      all rows of the set, those that can't be used too
/// @param positions what stands where in its prompts; none where they have different lengths
/// @param baseline  the untouched runs
/// @param corrupted the corrupted prompts' runs, answering the clean prompts' questions, where a row has one
/// @param changed   the runs with interventions, for each list of them that was asked
public record SetFindings(Question.OfSet question, ModelInfo model, List<SetRow> rows, List<SetPosition> positions,
        Condition baseline, @Nullable Condition corrupted, List<Condition> changed, double milliseconds) {

    /// The same examples under one condition.
    ///
    /// @param answers     `[row][metric]`, in the order of [Metric]; `NaN` for rows that have no value
    /// @param attribution by row; nothing for rows that are left out, empty where it was not asked for
    /// @param mean        attribution, of the examples that have one; of a part of them while more are under way
    /// @param problems    by row what keeps it out of this condition, empty for none
    /// @param patterns    the mean attention of heads, where it was asked for and prompts are equally long; else empty
    public record Condition(double[][] answers, List<@Nullable LogitAttribution> attribution,
            @Nullable LogitAttribution mean, List<String> problems,
            SequencedMap<Head, MeanPattern> patterns) {

        /// Of the examples that have one; nothing where it was not asked for.
        public Optional<LogitAttribution> meanAttribution() {
            return Optional.ofNullable(mean);
        }

        /// How one part's attribution spreads over the examples.
        public Spread spread(ToDoubleFunction<LogitAttribution> part) {
            return Spread.of(attribution.stream().mapToDouble(each -> each == null ? Double.NaN : part.applyAsDouble(each)).toArray());
        }

        /// A metric example by example.
        public double[] of(Metric metric) {
            double[] values = new double[answers.length];
            for (int row = 0; row < values.length; row++) {
                values[row] = answers[row][metric.ordinal()];
            }
            return values;
        }
    }

    /// With the first list of interventions where one was asked for, else untouched.
    public Condition now() {
        return changed.isEmpty() ? baseline : changed.getFirst();
    }

    public DataSet set() {
        return question.set();
    }

    /// How many rows can be used.
    public int used() {
        return (int) rows.stream().filter(SetRow::usable).count();
    }

    /// How many of them are answered so far.
    public int answered() {
        return (int) Arrays.stream(baseline.of(Metric.KL)).filter(value -> !Double.isNaN(value)).count();
    }
}
