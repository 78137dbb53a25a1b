package glasshead.ui.modular;

/// What the equals sign can look at, in the order of the prompt.
enum Source {
    A("a"), B("b"), EQUALS("=");

    private final String label;

    Source(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    String tooltip() {
        return "How much of the attention of = goes to " + label;
    }
}
