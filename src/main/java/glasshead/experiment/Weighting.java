package glasshead.experiment;

/// What a cell of the attention view shows for a query row and a key column.
public enum Weighting implements Word {
    ATTENTION("Attention", "attention of each query token (row) to each key token (column); rows sum to 1", false),
    VALUE("× value", "attention times the norm of what the head writes for that key, |v W_O|", false),
    LOGIT("× logit",
            "what the query row gets from each key towards the answer, in logits; the contrast's row sums to the head's attribution", true);

    private final String label;
    private final String meaning;
    private final boolean signed;

    Weighting(String label, String meaning, boolean signed) {
        this.label = label;
        this.meaning = meaning;
        this.signed = signed;
    }

    public String label() {
        return label;
    }

    public String meaning() {
        return meaning;
    }

    public boolean signed() {
        return signed;
    }
}
