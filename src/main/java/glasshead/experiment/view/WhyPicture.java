package glasshead.experiment.view;

import glasshead.experiment.Word;

/// How an attention score is taken apart.
public enum WhyPicture implements Word {
    TABLE("Table", "What each part at the query gives with each part at the key; strongest rows and columns first"),
    PAIRS("Pairs", "The pairs of parts one by one, strongest first, with the attention that would be left without each"),
    MOVED("Moved", "What the head, looking there, writes of each part at the key towards the answer, in logits");

    private final String label;
    private final String tooltip;

    WhyPicture(String label, String tooltip) {
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
