package glasshead.ui.timeline;

import glasshead.experiment.Texts;
import java.util.Collections;
import java.util.List;

/// The places of a timeline side by side at equal distances, and any step between them in proportion: checkpoints are dense where much
/// happens, so that this axis shows it.
record Places(List<Integer> steps) {

    private static final double THOUSAND = 1000;
    private static final double MILLION = 1e6;

    /// Where a step is, in places from 0; before the first and behind the last place: there.
    double of(int step) {
        int found = Collections.binarySearch(steps, step);
        if (found >= 0) {
            return found;
        }
        int next = -found - 1;
        if (next == 0 || next == steps.size()) {
            return Math.clamp(next, 0, steps.size() - 1);
        }
        int before = steps.get(next - 1);
        return next - 1 + (step - before) / (double) (steps.get(next) - before);
    }

    int last() {
        return steps.size() - 1;
    }

    /// As short as it can be told from its neighbours: `250`, `2.5k`, `40k`.
    static String brief(int step) {
        return step < THOUSAND ? String.valueOf(step) : step < MILLION ? shortened(step / THOUSAND) + "k" : shortened(step / MILLION) + "M";
    }

    private static String shortened(double number) {
        String written = Texts.format(number < 100 ? "%.1f" : "%.0f", number);
        return written.endsWith(".0") ? written.substring(0, written.length() - 2) : written;
    }
}
