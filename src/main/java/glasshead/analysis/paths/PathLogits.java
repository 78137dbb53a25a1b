package glasshead.analysis.paths;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What each path gives; see [PathExpansion].
///
/// @param position where the logits are read
/// @param values   `[path][token]`, logits
/// @param logits   the model's own, by token
public record PathLogits(List<Path> paths, int position, double[][] values, double[] logits) {

    /// All paths together, by token.
    public double[] sums() {
        return IntStream.range(0, logits.length).mapToDouble(token -> Arrays.stream(values).mapToDouble(row -> row[token]).sum()).toArray();
    }

    /// What each path gives one side of a contrast over the other: the mean over some tokens minus the mean over others.
    ///
    /// @param answers     how many of the tokens, from the first on, are answers; the others are distractors
    public double[] difference(int answers) {
        return Arrays.stream(values).mapToDouble(row -> mean(row, 0, answers) - mean(row, answers, row.length)).toArray();
    }

    private static double mean(double[] row, int from, int to) {
        return from == to ? 0 : Arrays.stream(row, from, to).sum() / (to - from);
    }
}
