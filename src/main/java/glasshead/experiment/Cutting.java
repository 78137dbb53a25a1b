package glasshead.experiment;

/// How edges are cut: what a cut edge carries instead, and at which of the sender's positions.
///
/// @param column of means: rows that agree in this column have a mean of their own; empty for one mean over the set
public record Cutting(Replacement replacement, String column, Positions positions) {

    /// What a cut edge carries.
    public enum Replacement implements Word {
        /// What its sender writes in the corrupted prompt.
        CORRUPTED,
        /// The mean of what its sender writes at that position, over the prompts of the set.
        MEAN,
        /// Nothing: far from anything that the model has seen.
        ZERO
    }

    public static final Cutting CORRUPTED = new Cutting(Replacement.CORRUPTED, "", Positions.ALL);

    /// The same at other positions.
    public Cutting at(Positions changed) {
        return new Cutting(replacement, column, changed);
    }

    /// A few words for titles.
    public String label() {
        String what = switch (replacement) {
            case CORRUPTED -> "corrupted prompt";
            case MEAN -> "mean" + (column.isEmpty() ? "" : " per " + column);
            case ZERO -> "zero";
        };
        return what + (positions.all() ? "" : " at " + positions);
    }
}
