package glasshead.experiment.view;

import glasshead.experiment.Word;

/// How patched paths are shown.
public enum PathsPicture implements Word {
    HEADS("Heads", "A cell for each head: its paths to the receivers"),
    CHAINS("Chains", "Paths of several hops, drawn from head to head");

    private final String title;
    private final String tooltip;

    PathsPicture(String title, String tooltip) {
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
