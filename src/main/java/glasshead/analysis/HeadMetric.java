package glasshead.analysis;

/// A number for each head on this prompt that the head grid can show as a colour.
///
/// @see HeadScores
public enum HeadMetric {
    ATTRIBUTION("Attribution", "direct logit attribution, logits", true),
    ENTROPY("Entropy", "mean entropy of the attention rows, nats", false),
    PREVIOUS("Previous token", "mean attention to the token before, 0 to 1", false),
    DUPLICATE("Duplicate token", "mean attention to earlier occurrences of the same token, 0 to 1", false),
    INDUCTION("Induction", "mean attention to the tokens after earlier occurrences, 0 to 1", false),
    FIRST("To BOS", "mean attention to the first token, 0 to 1", false);

    private final String label;
    private final String meaning;
    private final boolean signed;

    HeadMetric(String label, String meaning, boolean signed) {
        this.label = label;
        this.meaning = meaning;
        this.signed = signed;
    }

    public String label() {
        return label;
    }

    /// One line for the legend: what it is, unit and range.
    public String meaning() {
        return meaning;
    }

    /// Signed metrics get a diverging colour map centred on zero.
    public boolean signed() {
        return signed;
    }
}
