package glasshead.engine;

import glasshead.experiment.Head;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What path patching found: by how much the logit difference changes when a head reaches the receivers with what it writes elsewhere.
///
/// @param heads  all heads in layers before the highest receiver
/// @param perRow `[row][head]`; `NaN` for rows that are left out, and for what is not there yet
/// @param done   rows that are there
/// @param of     rows that will be
public record PathEffects(CircuitQuestion.OfPaths question, ModelInfo model, List<SetRow> rows, List<Head> heads, double[][] perRow,
        int done,
        int of) {

    /// Means over the rows that are there.
    public Map<Head, Double> means() {
        Map<Head, Double> means = new LinkedHashMap<>();
        for (int head = 0; head < heads.size(); head++) {
            int each = head;
            means.put(heads.get(head), Arrays.stream(perRow).mapToDouble(row -> row[each]).filter(value -> !Double.isNaN(value)).average()
                    .orElse(Double.NaN));
        }
        return means;
    }
}
