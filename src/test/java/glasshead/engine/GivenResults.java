package glasshead.engine;

import glasshead.analysis.Analysis;
import java.util.Map;

/// Results with given values, for tests of what shows them.
public final class GivenResults {

    private GivenResults() {}

    public static Results of(Map<Analysis<?>, Object> values) {
        return new Results(values);
    }
}
