package glasshead.experiment.view;

import glasshead.experiment.Word;

/// What is shown of a head or neuron on a corpus.
public enum ExamplesPage implements Word {
    STRONGEST("Strongest", "The texts in which it is strongest, one place of each"),
    RANDOM("Random", "Places drawn at random from five ranges of values with equally many tokens each"),
    PASSPORT("Passport", "All that is known of it, on one page");

    private final String label;
    private final String meaning;

    ExamplesPage(String label, String meaning) {
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
