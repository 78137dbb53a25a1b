package glasshead.ui.modular;

/// What is shown of a neuron.
enum NeuronPicture {
    ACTIVATION("Activation", "What the neuron is at each pair, behind its nonlinearity"),
    WAVES("Waves", "Its 2D Fourier spectrum over a and b");

    private final String label;
    private final String tooltip;

    NeuronPicture(String label, String tooltip) {
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
