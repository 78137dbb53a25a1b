package glasshead.analysis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import glasshead.gpt2.Gpt2;
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
        List<Integer> highest = Largest.of(logits.length, id -> logits[id], TOP);
        List<Candidate> top = IntStream.range(0, highest.size())
                .mapToObj(rank -> all.candidate(highest.get(rank), rank)).toList();
        ContrastTokens contrast = evidence.contrast();
        return new Predictions(top, IntStream.of(contrast.answers()).mapToObj(all::of).toList(),
                IntStream.of(contrast.distractors()).mapToObj(all::of).toList(), difference(logits, contrast), logits, logProbabilities);
    }

    /// Along the contrast's direction only; the rest of the vocabulary is not unembedded.
    static double logitDifference(Evidence evidence) {
        Gpt2 model = evidence.model();
        try (NDManager manager = model.newManager()) {
            return FinalLogits.differences(model, last(evidence, manager), evidence.contrast())[0];
        }
    }

    /// The final residual stream at the contrast's position, `[1, d_model]`.
    private static NDArray last(Evidence evidence, NDManager manager) {
        return evidence.cache().finalResidual(manager, evidence.contrast().position()).expandDims(0);
    }

    private static float[] logits(Evidence evidence) {
        try (NDManager manager = evidence.model().newManager()) {
            return evidence.model().logits(last(evidence, manager)).toFloatArray();
        }
    }

    static double difference(float[] logits, ContrastTokens contrast) {
        return IntStream.of(contrast.answers()).mapToDouble(id -> logits[id]).average().orElse(0)
                - IntStream.of(contrast.distractors()).mapToDouble(id -> logits[id]).average().orElse(0);
    }

    static float[] logProbabilities(float[] logits) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - largest);
        }
        double log = Math.log(sum);
        float[] result = new float[logits.length];
        for (int id = 0; id < logits.length; id++) {
            result[id] = (float) (logits[id] - largest - log);
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
        return candidate(id, rank);
    }

    private Candidate candidate(int id, int rank) {
        return new Candidate(id, logits[id], Math.exp(logProbabilities[id]), rank);
    }

    /// Kullback-Leibler divergence of this (the baseline) from `after`, sum of p log(p / q), in nats.
    public double divergenceTo(Predictions after) {
        return divergence(logProbabilities, after.logProbabilities);
    }

    static double divergence(float[] from, float[] to) {
        double sum = 0;
        for (int id = 0; id < from.length; id++) {
            sum += Math.exp(from[id]) * (from[id] - (double) to[id]);
        }
        return sum;
    }
}
