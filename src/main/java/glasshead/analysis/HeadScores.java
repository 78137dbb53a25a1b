package glasshead.analysis;

import glasshead.experiment.Head;
import glasshead.gpt2.Gpt2Config;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// Every [HeadMetric] of every head on this prompt; `NaN` where it is undefined (no token of the prompt occurs twice, say).
///
/// @param values metric to `[layer][head]`
public record HeadScores(Map<HeadMetric, double[][]> values) {

    public static final Analysis<HeadScores> ANALYSIS = HeadScores::of;

    static HeadScores of(Evidence evidence) {
        Gpt2Config config = evidence.model().config();
        Map<HeadMetric, double[][]> values = new EnumMap<>(HeadMetric.class);
        for (HeadMetric metric : HeadMetric.values()) {
            values.put(metric, new double[config.layers()][config.heads()]);
        }
        values.put(HeadMetric.ATTRIBUTION, evidence.of(LogitAttribution.ANALYSIS).heads());
        PatternScores scores = new PatternScores(evidence.cache().tokens());
        for (int layer = 0; layer < config.layers(); layer++) {
            float[] patterns = evidence.pattern(layer);
            for (int head = 0; head < config.heads(); head++) {
                for (Map.Entry<HeadMetric, Double> score : scores.of(patterns, head).entrySet()) {
                    Objects.requireNonNull(values.get(score.getKey()))[layer][head] = score.getValue();
                }
            }
        }
        return new HeadScores(values);
    }

    public double[][] of(HeadMetric metric) {
        return Objects.requireNonNull(values.get(metric));
    }

    public double of(HeadMetric metric, Head head) {
        return of(metric)[head.layer()][head.index()];
    }
}
