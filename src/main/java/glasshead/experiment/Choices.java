package glasshead.experiment;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The six choices that any figure of a circuit depends on, to be named beside it ("Transformer Circuit Faithfulness
/// Metrics Are Not Robust", Miller et al., 2024).
///
/// @param granularity of what is kept or cut: `edges`, `heads`, `nodes`, `paths`
/// @param metric      what is measured
public record Choices(String granularity, OnSet on, Metric metric) {

    private static final String HEADS = "heads";

    /// Of a circuit that is kept.
    public static Choices of(Circuit circuit, OnSet on, Metric metric) {
        return new Choices(circuit instanceof Circuit.OfHeads ? HEADS : "edges", on, metric);
    }

    /// Each by its name, in the order of [#title].
    public SequencedMap<String, String> named() {
        SequencedMap<String, String> named = new LinkedHashMap<>();
        named.put("granularity", granularity);
        named.put("replacement", replacement());
        named.put("metric", metric.key());
        named.put("positions", positions().all() ? "all" : positions().toString());
        named.put("direction", replacement() + " into the untouched run");
        named.put("set", on.set().name());
        return named;
    }

    /// A head that is not kept has its mean over the corrupted prompts, however edges are cut.
    private String replacement() {
        return granularity.equals(HEADS) ? "mean over the corrupted prompts" : on.cutting().at(Positions.ALL).label();
    }

    private Positions positions() {
        return granularity.equals(HEADS) ? Positions.ALL : on.cutting().positions();
    }

    /// `edges · corrupted prompt into the untouched run · logit difference · all positions · indirect-object`
    public String title() {
        return String.join(" · ", granularity, named().get("direction"), metric.title(), positions().all() ? "all positions"
                : "at " + positions(), on.set().isPrompt() ? "one prompt" : on.set().name());
    }
}
