package glasshead.experiment.view;

import glasshead.experiment.Word;

/// In which order the rows of a set stand.
public enum SetOrder implements Word {
    HARDEST("Hardest first", "The example that the model is worst at first, by the metric of the outcome"),
    FILE("As in the file", "In the order of the set");

    private final String label;
    private final String tooltip;

    SetOrder(String label, String tooltip) {
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
