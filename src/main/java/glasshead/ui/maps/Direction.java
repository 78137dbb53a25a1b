package glasshead.ui.maps;

/// Which run is patched with the other one's activations. The prompt is the clean one, the second prompt the corrupted one.
enum Direction {
    INTO_CORRUPTED("Clean → corrupted", "Run the second prompt, bring in the prompt's activations: what restores the answer?"),
    INTO_CLEAN("Corrupted → clean", "Run the prompt, bring in the second prompt's activations: what breaks the answer?");

    private final String label;
    private final String tooltip;

    Direction(String label, String tooltip) {
        this.label = label;
        this.tooltip = tooltip;
    }

    String label() {
        return label;
    }

    String tooltip() {
        return tooltip;
    }

    boolean reverse() {
        return this == INTO_CLEAN;
    }
}
