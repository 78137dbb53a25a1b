package glasshead.analysis;

/// What heads are scored by on random tokens that are repeated once: the mean attention on the places where a head of that kind looks.
///
/// Sources: "In-context Learning and Induction Heads" (Olsson et al., 2022) for the data; the patterns as in TransformerLens'
/// `head_detector.py`.
public enum Detector {
    PREVIOUS("Previous token", "mean attention to the token before"),
    CURRENT("Current token", "mean attention to the query itself"),
    DUPLICATE("Duplicate token", "mean attention to the token's earlier occurrence"),
    INDUCTION("Induction", "mean attention to the token after the earlier occurrence"),
    FIRST("First token", "mean attention to the first token");

    private final String label;
    private final String meaning;

    Detector(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    public String label() {
        return label;
    }

    public String meaning() {
        return meaning;
    }

    /// Where such a head looks, over the whole diagonal: what counts is the distance, not where the repetition begins.
    ///
    /// @param length   tokens in a row
    /// @param repeated how many of them are said twice
    DetectionPattern pattern(int length, int repeated) {
        return switch (this) {
            case PREVIOUS -> DetectionPattern.diagonal(length, 1);
            case CURRENT -> DetectionPattern.diagonal(length, 0);
            case DUPLICATE -> DetectionPattern.diagonal(length, repeated);
            case INDUCTION -> DetectionPattern.diagonal(length, repeated - 1);
            case FIRST -> DetectionPattern.firstToken(length);
        };
    }
}
