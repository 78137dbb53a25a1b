package glasshead.analysis;

import glasshead.experiment.Head;
import java.util.Map;

/// Every [HeadMetric] of every head on this prompt; `NaN` where it is undefined (no token of the prompt occurs twice, say).
///
/// @param values metric to `[layer][head]`
public record HeadScores(Map<HeadMetric, double[][]> values) {

    public double[][] of(HeadMetric metric) {
        return values.get(metric);
    }

    public double of(HeadMetric metric, Head head) {
        return values.get(metric)[head.layer()][head.index()];
    }
}
