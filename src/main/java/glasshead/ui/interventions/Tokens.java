package glasshead.ui.interventions;

import glasshead.engine.TokenRow;
import glasshead.experiment.Positions;

/// How tokens and positions of a prompt are called in this panel.
final class Tokens {

    private Tokens() {}

    /// `·Mary 2`; only the number for a position outside the prompt.
    static String name(TokenRow row, int position) {
        if (position == Positions.END) {
            return "last position";
        }
        return position >= row.length() ? "position " + position : (row.bos() && position == 0 ? "BOS" : row.labels()[position]) + " "
                + position;
    }

    /// `all positions`, `·Mary 2`, `3 positions`.
    static String inWords(TokenRow row, Positions positions) {
        return positions.all() ? "all positions" : positions.indices().size() > 1 ? positions.indices().size() + " positions"
                : name(row, positions.indices().getFirst());
    }
}
