package glasshead.experiment.view;

import glasshead.experiment.Word;

/// How the residual stream is read before the end.
public enum LensKind implements Word {
    LOGIT("Logit", "The residual stream through the final LayerNorm, recomputed there, and the unembedding, as it is"),
    TUNED("Tuned", "Through an affine map fitted to each layer first, so that what is read there is nearest to the model's own output"),
    JACOBIAN("Jacobian", "Through the mean Jacobian from each layer to the final residual stream first");

    private final String label;
    private final String tooltip;

    LensKind(String label, String tooltip) {
        this.label = label;
        this.tooltip = tooltip;
    }

    public String label() {
        return label;
    }

    public String tooltip() {
        return tooltip;
    }
}
