package glasshead.experiment.view;

import glasshead.experiment.Word;

/// How all edges are shown.
public enum EdgesPicture implements Word {
    SCATTER("Scatter", "A dot for each edge: what gradients foretell, and what cutting it does"),
    MATRIX("Matrix", "A cell for each edge: senders down, receivers across"),
    SENDERS("Senders", "All senders of one receiver, by layer"),
    NODES("Nodes", "A dot for each head's output and inputs and each MLP: what an approximation foretells, and what patching it does");

    private final String title;
    private final String tooltip;

    EdgesPicture(String title, String tooltip) {
        this.title = title;
        this.tooltip = tooltip;
    }

    public String title() {
        return title;
    }

    public String tooltip() {
        return tooltip;
    }
}
