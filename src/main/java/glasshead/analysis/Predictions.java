package glasshead.analysis;

import java.util.List;

/// What the model says comes next at the contrast's position.
///
/// @param top             the most probable tokens, most probable first
/// @param answers         the contrast's answers, in its order, wherever they rank
/// @param distractors     the same of the distractors
/// @param logitDifference mean logit of the answers minus mean logit of the distractors
/// @param logProbabilities natural logarithm of the probability of every token of the vocabulary
public record Predictions(List<Candidate> top, List<Candidate> answers, List<Candidate> distractors, double logitDifference,
                          float[] logits, float[] logProbabilities) {

    /// One token with its logit, probability and rank, 0 = most probable.
    public record Candidate(int id, double logit, double probability, int rank) {
    }

    /// This run's view of any token.
    public Candidate of(int id) {
        int rank = 0;
        for (int other = 0; other < logits.length; other++) {
            if (logits[other] > logits[id] || logits[other] == logits[id] && other < id) {
                rank++;
            }
        }
        return new Candidate(id, logits[id], Math.exp(logProbabilities[id]), rank);
    }

    /// Kullback-Leibler divergence of this (the baseline) from `after`, sum of p log(p / q), in nats.
    public double divergenceTo(Predictions after) {
        double sum = 0;
        for (int id = 0; id < logProbabilities.length; id++) {
            sum += Math.exp(logProbabilities[id]) * (logProbabilities[id] - (double) after.logProbabilities[id]);
        }
        return sum;
    }
}
