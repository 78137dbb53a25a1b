package glasshead.experiment;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The six choices that any figure of a circuit depends on, to be named beside it ("Transformer Circuit Faithfulness
/// Metrics Are Not Robust", Miller et al., 2024).
///
/// @param granularity of what is kept or cut: `edges`, `heads`, `nodes`
/// @param metric      what is measured
public record Choices(String granularity, OnSet on, Metric metric) {

    /// Each by its name, in the order of [#title].
    public SequencedMap<String, String> named() {
        Cutting cutting = on.cutting();
        String what = new Cutting(cutting.replacement(), cutting.column(), Positions.ALL).label();
        SequencedMap<String, String> named = new LinkedHashMap<>();
        named.put("granularity", granularity);
        named.put("replacement", what);
        named.put("metric", metric.key());
        named.put("positions", cutting.positions().all() ? "all" : cutting.positions().toString());
        named.put("direction", what + " into the untouched run");
        named.put("set", on.set().name());
        return named;
    }

    /// `edges · corrupted prompt into the untouched run · logit difference · all positions · indirect-object`
    public String title() {
        SequencedMap<String, String> named = named();
        return String.join(" · ", granularity, named.get("direction"), metric.title(), on.cutting().positions().all() ? "all positions"
                : "at " + on.cutting().positions(), on.set().name());
    }
}
