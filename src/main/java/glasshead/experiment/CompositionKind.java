package glasshead.experiment;

/// What of a head an earlier head's output becomes part of.
///
/// Source: "A Mathematical Framework for Transformer Circuits" (Elhage et al., 2021).
public enum CompositionKind implements Word {
    KEYS("K", "keys", "W_QK · W_OV"),
    QUERIES("Q", "queries", "W_QKᵀ · W_OV"),
    VALUES("V", "values", "W_OV · W_OV");

    private final String letter;
    private final String part;
    private final String product;

    CompositionKind(String letter, String part, String product) {
        this.letter = letter;
        this.part = part;
        this.product = product;
    }

    /// K, Q or V.
    public String letter() {
        return letter;
    }

    /// `K-composition`
    public String label() {
        return letter + "-composition";
    }

    /// What of the later head is fed.
    public String part() {
        return part;
    }

    /// The matrices, of the later head and then of the earlier one, as in the paper, where they act on columns.
    public String product() {
        return product;
    }
}
