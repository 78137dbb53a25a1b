package glasshead.cli;

import glasshead.analysis.Analysis;
import glasshead.dataset.DataSets;
import glasshead.engine.InferenceEngine;
import glasshead.engine.SetAverages;
import glasshead.experiment.DataSet;
import glasshead.experiment.Intervention;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Numbers in the mean over a set: untouched, and with the interventions where there are any.
record SetPair(SetAverages before, @Nullable SetAverages after) {

    /// @param set     a set of 'set list', or a file
    /// @param numbers as many in every prompt
    /// @param aligned whether they are about positions, so that prompts must be equally long
    /// @param err     where it is told how far this is
    static SetPair of(InferenceEngine engine, ExperimentOptions options, String set, Analysis<double[]> numbers, boolean aligned,
            PrintWriter err) {
        DataSet rows = DataSets.named(set, SetCommand.oneToken(engine, options.model()));
        List<Intervention> standing = options.standing();
        try (Progress progress = new Progress(err)) {
            SetAverages before = averages(engine, options, rows, List.of(), numbers, aligned, progress);
            return new SetPair(before, standing.isEmpty() ? null : averages(engine, options, rows, standing, numbers, aligned, progress));
        }
    }

    private static SetAverages averages(InferenceEngine engine, ExperimentOptions options, DataSet rows, List<Intervention> standing,
            Analysis<double[]> numbers, boolean aligned, Progress progress) {
        return engine.answer(options.averages(rows, standing, numbers, aligned), soFar -> progress.show(soFar.done(), soFar.of(),
                "prompts"), () -> false);
    }
}
