package glasshead.experiment.view;

import glasshead.experiment.EdgeMethod;
import glasshead.experiment.Word;
import org.jspecify.annotations.Nullable;

/// How a circuit is found.
public enum CircuitMethod implements Word {
    EAP("EAP", "Edge attribution patching: the gradient at the untouched run, approximate", new EdgeMethod.Eap()),
    EAP_IG("EAP-IG", "The mean of gradients on the way from the corrupted embeddings to the own ones, 5 steps, approximate",
            new EdgeMethod.EapIg(EdgeMethod.EapIg.STEPS, false)),
    EXACT("Exact", "Each edge cut by itself", new EdgeMethod.Exact()),
    /// Keeps what its threshold leaves, not the strongest.
    ACDC("ACDC", "Edge by edge from the logits back: dropped for good where KL rises by less than the threshold", null);

    private final String title;
    private final String tooltip;
    private final @Nullable EdgeMethod scores;

    CircuitMethod(String title, String tooltip, @Nullable EdgeMethod scores) {
        this.title = title;
        this.tooltip = tooltip;
        this.scores = scores;
    }

    public String title() {
        return title;
    }

    public String tooltip() {
        return tooltip;
    }

    /// By which edges are ranked; nothing for what does not rank.
    public @Nullable EdgeMethod scores() {
        return scores;
    }
}
