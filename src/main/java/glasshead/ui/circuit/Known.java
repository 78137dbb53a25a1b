package glasshead.ui.circuit;

import glasshead.engine.EdgeScores;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What is known of a model's edges. Ranking them takes a while where there are millions, so it is kept as long as the answers are the
/// same.
///
/// @param by          scores by gradients
/// @param measured    what was found by cutting, as far as it is there
/// @param exactly     whether what is measured counts in the ranking; what is not measured yet is ranked by gradients
/// @param approximate by gradients, in the graph's order
/// @param exact       by cutting; `NaN` where that is not known
/// @param values      what they are ranked by
/// @param strongest   by the size of the effect
record Known(EdgeScores by, @Nullable EdgeScores measured, boolean exactly, double[] approximate, double[] exact, double[] values,
        Ranking strongest) {

    static Known of(EdgeScores by, @Nullable EdgeScores measured, boolean exactly) {
        double[] approximate = by.edgeMeans();
        double[] exact = measured == null ? new double[approximate.length] : measured.edgeMeans();
        if (measured == null) {
            Arrays.fill(exact, Double.NaN);
        }
        double[] values = approximate.clone();
        if (exactly) {
            Arrays.setAll(values, edge -> Double.isNaN(exact[edge]) ? values[edge] : exact[edge]);
        }
        return new Known(by, measured, exactly, approximate, exact, values, Ranking.of(by.edges(), values, false));
    }

    boolean isOf(EdgeScores nowBy, @Nullable EdgeScores nowMeasured, boolean nowExactly) {
        return by == nowBy && measured == nowMeasured && exactly == nowExactly;
    }

    /// By how much cutting hurts.
    Ranking signed() {
        return Ranking.of(by.edges(), values, true);
    }
}
