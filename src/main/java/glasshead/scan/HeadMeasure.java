package glasshead.scan;

/// What is averaged of a head's attention on text, over queries; the first position is no query.
public enum HeadMeasure {
    ENTROPY("entropy", "nats, of the attention of a query"),
    DISTANCE("distance", "tokens that a query looks back, weighted by its attention"),
    PREVIOUS("previous token", "attention to the token before"),
    SELF("self", "attention to the query itself"),
    FIRST("first token", "attention to position 0"),
    DUPLICATE("duplicate", "attention to earlier occurrences of the token, where there is one"),
    INDUCTION("induction", "attention to the tokens after earlier occurrences, where there is one");

    private final String label;
    private final String meaning;

    HeadMeasure(String label, String meaning) {
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
