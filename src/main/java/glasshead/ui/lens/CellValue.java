package glasshead.ui.lens;

import glasshead.analysis.lens.LensCell;
import glasshead.experiment.view.LensMeasure;
import glasshead.ui.format.Numbers;

/// The number by which a cell is coloured, and how it is written.
final class CellValue {

    private static final int NATS = 2;

    private CellValue() {}

    /// `NaN` where there is none.
    static double of(LensCell cell, LensMeasure measure) {
        return switch (measure) {
            case TOP -> cell.top().getFirst().value();
            case ANSWER -> cell.answer().probability();
            case DISTRACTOR -> cell.distractor().probability();
            case LOGIT_DIFFERENCE -> cell.logitDifference();
            case ANSWER_RANK -> rank(cell.answer());
            case DISTRACTOR_RANK -> rank(cell.distractor());
            case KL -> cell.kl();
            case ENTROPY -> cell.entropy();
        };
    }

    private static double rank(LensCell.Odds odds) {
        return odds.rank() < 0 ? Double.NaN : odds.rank() + 1.0;
    }

    /// What colours are taken by: ranks by their logarithm, so that the first ten differ as much as the next hundred.
    static double shade(double value, LensMeasure measure) {
        return isRank(measure) ? Math.log10(value) : value;
    }

    static boolean isRank(LensMeasure measure) {
        return measure == LensMeasure.ANSWER_RANK || measure == LensMeasure.DISTRACTOR_RANK;
    }

    private static boolean isShare(LensMeasure measure) {
        return measure == LensMeasure.TOP || measure == LensMeasure.ANSWER || measure == LensMeasure.DISTRACTOR;
    }

    /// Whether it takes a contrast.
    static boolean ofContrast(LensMeasure measure) {
        return measure != LensMeasure.TOP && measure != LensMeasure.KL && measure != LensMeasure.ENTROPY;
    }

    static String written(double value, LensMeasure measure) {
        if (Double.isNaN(value)) {
            return Numbers.plain(value, 0);
        }
        return isShare(measure) ? Numbers.percent(value) : isRank(measure) ? "#" + Numbers.grouped(Math.round(value))
                : measure == LensMeasure.LOGIT_DIFFERENCE ? Numbers.signed(value, NATS) : Numbers.plain(value, NATS);
    }

    /// A change from one run to the other.
    static String change(double before, double after, LensMeasure measure) {
        if (Double.isNaN(before) || Double.isNaN(after)) {
            return Numbers.plain(Double.NaN, 0);
        }
        return isShare(measure) ? Numbers.points(after - before) + " pp" : isRank(measure) ? "#" + Numbers.grouped(Math.round(before))
                + " → #" + Numbers.grouped(Math.round(after)) : Numbers.signed(after - before, NATS);
    }
}
