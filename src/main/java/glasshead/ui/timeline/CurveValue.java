package glasshead.ui.timeline;

import glasshead.checkpoint.Curve;
import java.util.Collections;

/// What a curve says at a step.
final class CurveValue {

    private CurveValue() {}

    /// The value measured there, or in proportion between the two around it; `NaN` outside of what was measured.
    static double at(Curve curve, int step) {
        int found = Collections.binarySearch(curve.steps(), step);
        if (found >= 0) {
            return curve.values().get(found);
        }
        int next = -found - 1;
        if (next == 0 || next == curve.steps().size()) {
            return Double.NaN;
        }
        double share = (step - curve.steps().get(next - 1)) / (double) (curve.steps().get(next) - curve.steps().get(next - 1));
        return curve.values().get(next - 1) * (1 - share) + curve.values().get(next) * share;
    }
}
