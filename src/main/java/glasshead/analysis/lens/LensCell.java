package glasshead.analysis.lens;

import glasshead.analysis.TokenValue;
import java.util.List;

/// What a lens reads at one place and position.
///
/// @param top             the most probable tokens with their probabilities, most probable first
/// @param logitDifference of the contrast; `NaN` without one
/// @param kl              Kullback-Leibler divergence of what is read here from the model's own output at this position, in nats
/// @param entropy         of what is read here, in nats
public record LensCell(List<TokenValue> top, double logitDifference, Odds answer, Odds distractor, double kl, double entropy) {

    /// How a side of the contrast stands.
    ///
    /// @param rank           of the side's first token: how many are more probable; -1 without tokens
    /// @param logProbability of the side's first token, natural logarithm; `NaN` without tokens
    /// @param probability    of all the side's tokens together; `NaN` without tokens
    public record Odds(int rank, double logProbability, double probability) {

        static final Odds NONE = new Odds(-1, Double.NaN, Double.NaN);
    }

    /// What the numbers of a cell are called, in their order.
    public static final List<String> NAMES = List.of("logitDifference", "answerLogProbability", "answerRank", "answerProbability",
            "distractorLogProbability", "distractorRank", "distractorProbability", "kl", "entropy");

    /// Everything but the tokens; `NaN` where there is none.
    public double[] numbers() {
        return new double[] {logitDifference, answer.logProbability, answer.rank < 0 ? Double.NaN : answer.rank, answer.probability,
            distractor.logProbability, distractor.rank < 0 ? Double.NaN : distractor.rank, distractor.probability, kl, entropy};
    }
}
