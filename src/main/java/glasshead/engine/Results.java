package glasshead.engine;

import glasshead.analysis.Analysis;
import java.util.Map;

/// What the analyses found in one run, each under the analysis that asked for it.
public final class Results {

    private final Map<Analysis<?>, Object> values;

    Results(Map<Analysis<?>, Object> values) {
        this.values = Map.copyOf(values);
    }

    /// @throws IllegalArgumentException when this analysis was not among those asked for
    @SuppressWarnings("unchecked") // the engine stores what analysis.of() returned under that analysis
    public <R> R get(Analysis<R> analysis) {
        Object value = values.get(analysis);
        if (value == null) {
            throw new IllegalArgumentException("not asked for: " + analysis);
        }
        return (R) value;
    }
}
