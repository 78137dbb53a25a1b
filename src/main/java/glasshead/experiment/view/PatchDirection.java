package glasshead.experiment.view;

import glasshead.experiment.Word;

/// Which run is patched with the other one's activations. The field calls the first prompt clean and the second one corrupted.
public enum PatchDirection implements Word {
    INTO_CORRUPTED("First → second prompt",
            "Clean → corrupted: run the second prompt, bring in activations of the first: what restores the answer?"),
    INTO_CLEAN("Second → first prompt",
            "Corrupted → clean: run the first prompt, bring in activations of the second: what breaks the answer?");

    private final String label;
    private final String tooltip;

    PatchDirection(String label, String tooltip) {
        this.label = label;
        this.tooltip = tooltip;
    }

    public String label() {
        return label;
    }

    public String tooltip() {
        return tooltip;
    }

    public boolean reverse() {
        return this == INTO_CLEAN;
    }
}
