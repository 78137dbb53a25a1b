package glasshead.experiment.view;

import glasshead.experiment.Word;

/// Which way the coloured text reads a pattern.
public enum TextDirection implements Word {
    TO("attends to", "Colours each token by how much the chosen one attends to it"),
    FROM("attended from", "Colours each token by how much it attends to the chosen one");

    private final String label;
    private final String tooltip;

    TextDirection(String label, String tooltip) {
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
