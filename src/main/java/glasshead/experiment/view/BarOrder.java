package glasshead.experiment.view;

import glasshead.experiment.Word;

/// In which order the bars stand.
public enum BarOrder implements Word {
    SIZE("Size", "The strongest part of the run without interventions first"),
    LAYER("Layer", "In the order of the forward pass");

    private final String label;
    private final String meaning;

    BarOrder(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    public String label() {
        return label;
    }

    public String meaning() {
        return meaning;
    }
}
