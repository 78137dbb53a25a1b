package glasshead.analysis;

import glasshead.experiment.Sampling;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// A token that goes on a prompt, and what else could have.
///
/// @param id           the chosen one
/// @param probability  of it, as the model says, whatever the temperature
/// @param alternatives the most probable tokens with their probabilities, most probable first
public record NextToken(int id, double probability, List<TokenValue> alternatives) {

    /// @param logits of the whole vocabulary
    /// @param random where not the most probable one is taken
    /// @param count  how many alternatives are told
    public static NextToken of(float[] logits, Sampling sampling, RandomGenerator random, int count) {
        float[] logProbabilities = Predictions.logProbabilities(logits);
        int id = sampling.isGreedy() ? Largest.of(logits.length, i -> logits[i], 1).getFirst() : drawn(logits, sampling, random);
        List<TokenValue> alternatives = Largest.of(logits.length, i -> logits[i], count).stream().map(each -> new TokenValue(each, Math.exp(
                logProbabilities[each]))).toList();
        return new NextToken(id, Math.exp(logProbabilities[id]), alternatives);
    }

    private static int drawn(float[] logits, Sampling sampling, RandomGenerator random) {
        int kept = sampling.topK() == 0 ? logits.length : Math.min(sampling.topK(), logits.length);
        List<Integer> ids = Largest.of(logits.length, i -> logits[i], kept);
        double highest = logits[ids.getFirst()];
        double[] weights = ids.stream().mapToDouble(id -> Math.exp((logits[id] - highest) / sampling.temperature())).toArray();
        double all = Arrays.stream(weights).sum();
        // As many as reach the share, the one that reaches it among them.
        int last = 0;
        double reached = weights[0];
        while (last < weights.length - 1 && reached < sampling.topP() * all) {
            reached += weights[++last];
        }
        double left = random.nextDouble() * reached;
        for (int i = 0; i < last; i++) {
            left -= weights[i];
            if (left < 0) {
                return ids.get(i);
            }
        }
        return ids.get(last);
    }
}
