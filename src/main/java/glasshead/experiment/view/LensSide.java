package glasshead.experiment.view;

import glasshead.experiment.Word;

/// Of which run a lens tells.
public enum LensSide implements Word {
    BEFORE("Before", "The run without interventions"),
    AFTER("After", "The run with the interventions"),
    CHANGE("Change", "What the interventions change: after minus before");

    private final String label;
    private final String tooltip;

    LensSide(String label, String tooltip) {
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
