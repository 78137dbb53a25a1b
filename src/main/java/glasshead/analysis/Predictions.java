package glasshead.analysis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.gpt2.Gpt2;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// What the model says comes next at the contrast's position.
///
/// @param top             the most probable tokens, most probable first
/// @param answers         the contrast's answers, in its order, wherever they rank
/// @param distractors     the same of the distractors
/// @param logitDifference mean logit of the answers minus mean logit of the distractors
/// @param logProbabilities natural logarithm of the probability of every token of the vocabulary
public record Predictions(List<Candidate> top, List<Candidate> answers, List<Candidate> distractors, double logitDifference,
                          float[] logits, float[] logProbabilities) {

    public static final Analysis<Predictions> ANALYSIS = Predictions::of;

    /// The logit difference alone.
    public static final Analysis<Double> LOGIT_DIFFERENCE = Predictions::logitDifference;

    private static final int TOP = 50;

    static Predictions of(Evidence evidence) {
        float[] logits = logits(evidence);
        float[] logProbabilities = logProbabilities(logits);
        Predictions all = new Predictions(List.of(), List.of(), List.of(), 0, logits, logProbabilities);
        List<Candidate> top = IntStream.range(0, logits.length).boxed()
                .sorted(Comparator.comparingDouble((Integer id) -> -logits[id])).limit(TOP).map(all::of).toList();
        ContrastTokens contrast = evidence.contrast();
        return new Predictions(top, IntStream.of(contrast.answers()).mapToObj(all::of).toList(),
                IntStream.of(contrast.distractors()).mapToObj(all::of).toList(), difference(logits, contrast), logits, logProbabilities);
    }

    static double logitDifference(Evidence evidence) {
        return difference(logits(evidence), evidence.contrast());
    }

    private static float[] logits(Evidence evidence) {
        Gpt2 model = evidence.model();
        try (NDManager manager = model.newManager()) {
            NDArray last = evidence.cache().residualBefore(manager, model.config().layers());
            int position = evidence.contrast().position();
            return model.logits(last.get("{}:{}", position, position + 1)).toFloatArray();
        }
    }

    private static double difference(float[] logits, ContrastTokens contrast) {
        return IntStream.of(contrast.answers()).mapToDouble(id -> logits[id]).average().orElse(0)
                - IntStream.of(contrast.distractors()).mapToDouble(id -> logits[id]).average().orElse(0);
    }

    private static float[] logProbabilities(float[] logits) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - largest);
        }
        float[] result = new float[logits.length];
        for (int id = 0; id < logits.length; id++) {
            result[id] = (float) (logits[id] - largest - Math.log(sum));
        }
        return result;
    }

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
