package glasshead.ui.modular;

/// What is shown of the logits.
enum LogitPicture {
    ANSWER("Answer", "The logit of the right answer, (a + b) mod p"),
    OUTPUT("Output c", "The logit of one output, chosen with the slider"),
    LOSS("Loss", "−log of the right answer's probability"),
    WAVES("Waves", "The logits' 2D Fourier spectrum over a and b");

    private final String label;
    private final String tooltip;

    LogitPicture(String label, String tooltip) {
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
