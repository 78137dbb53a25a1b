package glasshead.analysis;

import glasshead.experiment.Metric;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How well one run answers, by every [Metric]; `NaN` where its question has no answers, or no distractors, to measure.
///
/// @param logProbabilities natural logarithm of the probability of every token of the vocabulary
public record Answered(float[] logProbabilities, Map<Metric, Double> values) {

    /// @param logits    of the whole vocabulary, at the contrast's position
    /// @param untouched the run that KL is taken from, if not this run itself
    public static Answered of(float[] logits, ContrastTokens contrast, @Nullable Answered untouched) {
        float[] logProbabilities = Predictions.logProbabilities(logits);
        boolean answers = contrast.answers().length > 0;
        boolean both = answers && contrast.distractors().length > 0;
        int best = IntStream.range(0, logits.length).reduce(0, (a, b) -> logits[b] > logits[a] ? b : a);
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        values.put(Metric.LOGIT_DIFFERENCE, contrast.isEmpty() ? Double.NaN : Predictions.difference(logits, contrast));
        values.put(Metric.PROBABILITY_DIFFERENCE, contrast.isEmpty() ? Double.NaN
                : probability(logProbabilities, contrast.answers()) - probability(logProbabilities, contrast.distractors()));
        values.put(Metric.LOG_PROBABILITY, answers ? logProbability(logProbabilities, contrast.answers()) : Double.NaN);
        values.put(Metric.KL, untouched == null ? 0 : Predictions.divergence(untouched.logProbabilities, logProbabilities));
        values.put(Metric.ACCURACY, both ? share(highest(logits, contrast.answers()) > highest(logits, contrast.distractors()))
                : Double.NaN);
        values.put(Metric.TOP1, answers ? share(IntStream.of(contrast.answers()).anyMatch(id -> id == best)) : Double.NaN);
        return new Answered(logProbabilities, values);
    }

    public double of(Metric metric) {
        return Objects.requireNonNull(values.get(metric));
    }

    private static double share(boolean right) {
        return right ? 1 : 0;
    }

    private static double highest(float[] logits, int[] ids) {
        return IntStream.of(ids).mapToDouble(id -> logits[id]).max().orElseThrow();
    }

    private static double probability(float[] logProbabilities, int[] ids) {
        return IntStream.of(ids).mapToDouble(id -> Math.exp(logProbabilities[id])).sum();
    }

    private static double logProbability(float[] logProbabilities, int[] ids) {
        return ids.length == 1 ? logProbabilities[ids[0]] : Math.log(probability(logProbabilities, ids));
    }
}
