package glasshead.engine;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// How an edge acts when it is cut, row by row; all numbers are changes of the metric, and each split adds up to its whole exactly.
///
/// @param rows     all rows of the set
/// @param effect   of cutting this edge; `NaN` for rows that are left out, and for what is not there yet
/// @param receiver the sender cut from all inputs of the receiving head: from queries and keys, which moves attention, and from values;
///                 none where the receiver is no head
/// @param behind   the edge cut, and how that acts in the layers behind its receiver
/// @param done     rows that are there
/// @param of       rows that will be
public record EdgeAction(CircuitQuestion.OfEdgeAction question, ModelInfo model, List<SetRow> rows, double[] effect,
        @Nullable AtReceiver receiver,
        Behind behind, int done, int of) {

    /// The sender cut from a head's inputs.
    ///
    /// @param queries   from its queries alone
    /// @param keys      from its keys alone
    /// @param attention from queries and keys, so that only where it looks changes
    /// @param value     from its values, so that only what it gathers changes
    /// @param whole     from all three
    public record AtReceiver(double[] queries, double[] keys, double[] attention, double[] value, double[] whole) {

        /// What takes both: values that have changed where attention has moved to.
        public double[] interaction() {
            return each(whole.length, row -> whole[row] - attention[row] - value[row]);
        }
    }

    /// The layers behind the receiver; what is held is at its values of the untouched run.
    ///
    /// @param effect       of the edge, nothing held
    /// @param patternsHeld the same with all patterns held
    /// @param valuesHeld   with all values held
    /// @param bothHeld     with both held, so that heads write what they write: only the residual stream and MLPs are left
    public record Behind(double[] effect, double[] patternsHeld, double[] valuesHeld, double[] bothHeld) {

        /// By no head.
        public double[] direct() {
            return bothHeld.clone();
        }

        /// By moving attention.
        public double[] attention() {
            return each(effect.length, row -> valuesHeld[row] - bothHeld[row]);
        }

        /// By changing what is gathered.
        public double[] value() {
            return each(effect.length, row -> patternsHeld[row] - bothHeld[row]);
        }

        /// What takes both.
        public double[] interaction() {
            return each(effect.length, row -> effect[row] - patternsHeld[row] - valuesHeld[row] + bothHeld[row]);
        }
    }

    private static double[] each(int length, IntToDoubleFunction value) {
        double[] values = new double[length];
        Arrays.setAll(values, value);
        return values;
    }

    /// Over the rows that are there.
    public static double mean(double[] perRow) {
        return Arrays.stream(perRow).filter(value -> !Double.isNaN(value)).average().orElse(Double.NaN);
    }
}
