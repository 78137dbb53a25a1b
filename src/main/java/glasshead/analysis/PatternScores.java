package glasshead.analysis;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/// The metrics that are read off one attention pattern, given which tokens of the prompt are equal.
///
/// Previous-token, duplicate-token and induction heads as in "In-context Learning and Induction Heads" (Olsson et al., 2022) and
/// TransformerLens' head detector: the mean, over the queries for which the question arises, of the attention paid to the keys in question.
/// A first token that is BOS occurs once, so it never counts as a repetition.
final class PatternScores {

    private final int[] tokens;
    private final int length;

    PatternScores(int[] tokens) {
        this.tokens = tokens;
        this.length = tokens.length;
    }

    /// @param patterns `[head, query, key]` of one layer
    Map<HeadMetric, Double> of(float[] patterns, int head) {
        int offset = head * length * length;
        Map<HeadMetric, Double> scores = new EnumMap<>(HeadMetric.class);
        scores.put(HeadMetric.ENTROPY, entropy(patterns, offset));
        scores.put(HeadMetric.PREVIOUS, shifted(patterns, offset, query -> query - 1));
        scores.put(HeadMetric.FIRST, shifted(patterns, offset, query -> 0));
        scores.put(HeadMetric.DUPLICATE, repeated(patterns, offset, 0));
        scores.put(HeadMetric.INDUCTION, repeated(patterns, offset, 1));
        return scores;
    }

    private double entropy(float[] patterns, int offset) {
        double sum = 0;
        for (int cell = offset; cell < offset + length * length; cell++) {
            sum -= patterns[cell] > 0 ? patterns[cell] * Math.log(patterns[cell]) : 0;
        }
        return sum / length;
    }

    /// Mean attention from each query but the first to one key.
    private double shifted(float[] patterns, int offset, IntUnaryOperator keyOf) {
        double sum = 0;
        for (int query = 1; query < length; query++) {
            sum += patterns[offset + query * length + keyOf.applyAsInt(query)];
        }
        return length > 1 ? sum / (length - 1) : Double.NaN;
    }

    /// Mean, over queries whose token occurred before, of the attention to the keys `after` those occurrences.
    private double repeated(float[] patterns, int offset, int after) {
        double sum = 0;
        int queries = 0;
        for (int query = 1; query < length; query++) {
            boolean occurred = false;
            for (int earlier = 0; earlier + after < query; earlier++) {
                if (tokens[earlier] == tokens[query]) {
                    occurred = true;
                    sum += patterns[offset + query * length + earlier + after];
                }
            }
            queries += occurred ? 1 : 0;
        }
        return queries == 0 ? Double.NaN : sum / queries;
    }
}
