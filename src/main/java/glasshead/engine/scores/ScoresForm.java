package glasshead.engine.scores;

import glasshead.analysis.DetectorScores;
import glasshead.experiment.BadInput;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// [ModelScores] in JSON: the form's version, the mark of the weights, the data, a `[layer][head]` matrix for each detector,
/// and mean losses.
record ScoresForm(int schema, String weights, Data data, Matrices scores, double lossFirstHalf, double lossSecondHalf) {

    private static final String KIND = "random repeated tokens";
    private static final double DECIMALS = 1e6;
    private static final double LARGEST_LOSS = 1e6;
    private static final int MOST_ROWS = 1 << 16;
    private static final Pattern MARK = Pattern.compile("[0-9a-f]{64}");

    ScoresForm {
        if (!MARK.matcher(weights).matches()) {
            throw new BadInput("it does not say which weights it is of");
        }
        lossFirstHalf = within("lossFirstHalf", rounded(lossFirstHalf), LARGEST_LOSS);
        lossSecondHalf = within("lossSecondHalf", rounded(lossSecondHalf), LARGEST_LOSS);
    }

    /// What the scores were computed on, a [RepeatedTokens].
    record Data(@Nullable String kind, long seed, int rows, int repeated, boolean bos, TokenPool.Source source) {

        Data {
            if (!KIND.equals(Objects.requireNonNullElse(kind, KIND))) {
                throw new BadInput("the only kind of data that is known is " + KIND);
            }
            if (rows < 1 || rows > MOST_ROWS || repeated < 2) {
                throw new BadInput("there must be from 1 to " + MOST_ROWS + " rows, and at least 2 repeated tokens");
            }
        }
    }

    /// Scores from 0 to 1, `[layer][head]`.
    record Matrices(double[][] previous, double[][] current,
            double[][] duplicate, double[][] induction,
            double[][] first) {

        Matrices {
            previous = rounded("previous", previous);
            current = rounded("current", current);
            duplicate = rounded("duplicate", duplicate);
            induction = rounded("induction", induction);
            first = rounded("first", first);
        }

        private static double[][] rounded(String name, double[][] matrix) {
            return Arrays.stream(matrix).map(layer -> Arrays.stream(layer).map(score -> within("a " + name + " score",
                    ScoresForm.rounded(score), 1)).toArray()).toArray(double[][]::new);
        }
    }

    static ScoresForm of(ModelScores model) {
        RepeatedTokens data = model.data();
        DetectorScores scores = model.scores();
        return new ScoresForm(1, model.weights(), new Data(KIND, data.seed(), data.rows(), data.repeated(), data.bos(), data.source()),
                new Matrices(scores.previous(), scores.current(), scores.duplicate(), scores.induction(), scores.first()),
                scores.lossFirstHalf(), scores.lossSecondHalf());
    }

    ModelScores scoresOfModel() {
        return new ModelScores(weights, new RepeatedTokens(data.seed, data.rows, data.repeated, data.bos, data.source),
                new DetectorScores(scores.previous, scores.current, scores.duplicate, scores.induction, scores.first, lossFirstHalf,
                        lossSecondHalf));
    }

    private static double within(String what, double value, double most) {
        if (!(value >= 0 && value <= most)) {
            throw new BadInput(what + " is no number from 0 to " + (most == 1 ? "1" : "a million"));
        }
        return value;
    }

    private static double rounded(double value) {
        return Math.rint(value * DECIMALS) / DECIMALS;
    }
}
