package glasshead.experiment.view;

import glasshead.experiment.Word;

/// Which attention is shown where the experiment is about a set.
public enum SetPattern implements Word {
    SHOWN("This prompt", "The attention in the example that is shown"),
    MEAN("Mean", "The mean over all prompts of the set; tokens that differ are named by their column"),
    SPREAD("Spread", "How much the attention differs from prompt to prompt: its standard deviation");

    private final String label;
    private final String tooltip;

    SetPattern(String label, String tooltip) {
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
