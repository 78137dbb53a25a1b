package glasshead.experiment.view;

import glasshead.experiment.Word;

/// How the cells of a patching map are counted.
public enum PatchMeasure implements Word {
    NORMALISED("Normalised", "0 is the run of the second prompt (corrupted), 1 that of the first (clean)"),
    LOGITS("Logits", "By how much the logit difference changes");

    private final String label;
    private final String tooltip;

    PatchMeasure(String label, String tooltip) {
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
