package glasshead.ui.maps;

/// How the cells of a patching map are counted.
enum Measure {
    NORMALISED("Normalised", "0 is the run of the second prompt (corrupted), 1 that of the first (clean)"),
    LOGITS("Logits", "By how much the logit difference changes");

    private final String label;
    private final String tooltip;

    Measure(String label, String tooltip) {
        this.label = label;
        this.tooltip = tooltip;
    }

    String label() {
        return label;
    }

    String tooltip() {
        return tooltip;
    }
}
