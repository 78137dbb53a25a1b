package glasshead.experiment.view;

import glasshead.experiment.Word;

/// What of circuits is looked at.
public enum CircuitTab implements Word {
    GRAPH("Graph", "The kept edges, drawn from the input to the logits"),
    EDGES("Edges", "Every edge: what gradients say of it against what cutting it does"),
    PATHS("Paths", "By which heads something reaches the logits or a head's inputs"),
    SCRUB("Scrub", "Whether a hypothesis of how the circuit works holds"),
    TEST("Test", "Whether the circuit is complete, and which of its edges it can do without");

    private final String title;
    private final String tooltip;

    CircuitTab(String title, String tooltip) {
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
