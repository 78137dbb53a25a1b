package glasshead.analysis;

import glasshead.gpt2.Gpt2Config;
import java.util.function.Function;

/// How well every head's attention on a prompt matches a pattern, `[layer][head]`.
///
/// Source: TransformerLens, `detect_head` (which rounds what [Measure#ABS] gives to three decimals; nothing is rounded here). `NaN` where
/// nothing of the attention is left to compare.
///
/// @param source              what to look for
/// @param excludeBos          attention to the first token does not count
/// @param excludeCurrentToken attention to the query itself does not count
public record HeadDetection(Source source, Measure measure, boolean excludeBos, boolean excludeCurrentToken)
        implements
            Analysis<double[][]> {

    /// Gives the pattern for a prompt.
    public interface Source {
        DetectionPattern on(int[] tokens);
    }

    /// TransformerLens' kinds of head.
    public enum Kind implements Source {
        PREVIOUS_TOKEN_HEAD(tokens -> DetectionPattern.diagonal(tokens.length, 1)),
        DUPLICATE_TOKEN_HEAD(DetectionPattern::duplicates),
        INDUCTION_HEAD(DetectionPattern::afterDuplicates);

        private final Function<int[], DetectionPattern> pattern;

        Kind(Function<int[], DetectionPattern> pattern) {
            this.pattern = pattern;
        }

        @Override
        public DetectionPattern on(int[] tokens) {
            return pattern.apply(tokens);
        }
    }

    /// How attention and pattern are compared.
    public enum Measure {
        /// The share of all attention that lies on the pattern: sum of attention times pattern, by the sum of attention. 0 to 1 for
        /// patterns of 0 and 1.
        MUL,
        /// 1 minus the mean, over queries, of the summed absolute differences: 1 for the pattern itself, -1 at worst.
        ABS
    }

    @Override
    public double[][] of(Evidence evidence) {
        Gpt2Config config = evidence.model().config();
        int length = evidence.cache().length();
        DetectionPattern pattern = source.on(evidence.cache().tokens());
        double[][] scores = new double[config.layers()][config.heads()];
        for (int layer = 0; layer < config.layers(); layer++) {
            float[] patterns = evidence.pattern(layer);
            for (int head = 0; head < config.heads(); head++) {
                scores[layer][head] = score(patterns, head * length * length, length, pattern);
            }
        }
        return scores;
    }

    private double score(float[] attention, int offset, int length, DetectionPattern pattern) {
        double onPattern = 0;
        double all = 0;
        double apart = 0;
        for (int query = 0; query < length; query++) {
            for (int key = excludeBos ? 1 : 0; key <= query; key++) {
                if (excludeCurrentToken && key == query) {
                    continue;
                }
                double paid = attention[offset + query * length + key];
                double expected = pattern.at(query, key);
                onPattern += paid * expected;
                all += paid;
                apart += Math.abs(paid - expected);
            }
        }
        return switch (measure) {
            case MUL -> onPattern / all;
            case ABS -> 1 - apart / length;
        };
    }
}
