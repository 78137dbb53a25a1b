package glasshead.ui.predictions;

/// Where the columns of every row lie, in pixels. What does not fit is left out: first the ranks, then the change.
///
/// Two runs: token, ranks, bar and probability of each run, change. One run: token, rank, logit, bar, probability.
record TokenColumns(double width, double em, boolean compared) {

    private static final double RANK_EMS = 4.2;
    /// `#1234 → #5678`
    private static final double TWO_RANKS_EMS = 8;
    private static final double NUMBER_EMS = 3.8;
    private static final double TOKEN_SHARE = 0.52;
    private static final double TOKEN_LARGEST_EMS = 15;
    private static final double GAP_EMS = 0.5;
    private static final double WIDE_EMS = 30;
    private static final double MIDDLE_EMS = 24;

    boolean hasRank() {
        return width >= WIDE_EMS * em || !compared && width >= MIDDLE_EMS * em;
    }

    /// The change, or with one run the logit.
    boolean hasNumber() {
        return width >= MIDDLE_EMS * em;
    }

    double rankWidth() {
        return hasRank() ? (compared ? TWO_RANKS_EMS : RANK_EMS) * em : 0;
    }

    double numberWidth() {
        return NUMBER_EMS * em;
    }

    private double extraWidth() {
        return hasNumber() ? numberWidth() : 0;
    }

    private int bars() {
        return compared ? 2 : 1;
    }

    double tokenWidth() {
        return Math.min(TOKEN_LARGEST_EMS * em, TOKEN_SHARE * flexible());
    }

    double barWidth() {
        return Math.max(0, (flexible() - tokenWidth()) / bars() - 2 * GAP_EMS * em);
    }

    double rankLeft() {
        return tokenWidth();
    }

    /// Left end of the bars of a run, 0 for the first.
    double barLeft(int run) {
        double first = tokenWidth() + rankWidth() + (compared ? 0 : extraWidth()) + 2 * GAP_EMS * em;
        return first + run * (barWidth() + numberWidth() + 2 * GAP_EMS * em);
    }

    double probabilityLeft(int run) {
        return barLeft(run) + barWidth();
    }

    /// Left end of the change, or with one run of the logit.
    double numberLeft() {
        return compared ? width - numberWidth() : tokenWidth() + rankWidth();
    }

    private double flexible() {
        return Math.max(0, width - rankWidth() - extraWidth() - bars() * numberWidth());
    }
}
