package glasshead.ui.compare;

import glasshead.analysis.Predictions;
import glasshead.engine.Findings;
import glasshead.ui.format.Numbers;
import org.jspecify.annotations.Nullable;

/// The logit differences of both sides and how far they are apart, ready to be written.
///
/// @param change right minus left; undefined when the sides ask about different tokens
record Figures(String left, String right, String change) {

    static Figures of(@Nullable Findings left, @Nullable Findings right) {
        double before = difference(left);
        double after = difference(right);
        boolean same = left != null && right != null && Differing.question(left).equals(Differing.question(right));
        return new Figures(Numbers.signed(before), Numbers.signed(after), Numbers.signed(same ? after - before : Double.NaN));
    }

    private static double difference(@Nullable Findings found) {
        return found == null || found.contrast().isEmpty() ? Double.NaN : found.ablated().get(Predictions.ANALYSIS).logitDifference();
    }
}
