package glasshead.experiment;

import java.util.SortedMap;
import java.util.TreeMap;

/// Some interventions can't be made in this model and prompt.
public final class BadIntervention extends BadInput {

    private static final long serialVersionUID = 1L;

    private final TreeMap<Integer, String> lines;

    /// @param lines which of the experiment's interventions, and for each the sentence that says why and what to do; at least one
    public BadIntervention(SortedMap<Integer, String> lines) {
        super(lines.firstEntry().getValue());
        this.lines = new TreeMap<>(lines);
    }

    public SortedMap<Integer, String> lines() {
        return new TreeMap<>(lines);
    }
}
