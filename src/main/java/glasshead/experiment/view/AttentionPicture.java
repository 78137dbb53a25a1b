package glasshead.experiment.view;

import glasshead.experiment.Word;

/// How an attention pattern is drawn.
public enum AttentionPicture implements Word {
    HEATMAP("Heatmap", "Query tokens as rows, key tokens as columns, a colour in each cell"),
    ARCS("Arcs", "Query tokens at the left, key tokens at the right, a line for each attention"),
    TEXT("Text", "The prompt, coloured by what one token attends to, or is attended from");

    private final String label;
    private final String tooltip;

    AttentionPicture(String label, String tooltip) {
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
