package glasshead.ui.heatmap;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Which labels of a crowded axis are drawn: every second, third, ... so that they do not touch; those that matter now always are.
final class AxisLabels {

    private AxisLabels() {}

    /// @param pitch   from one label to the next
    /// @param needed  what a label takes of the axis
    /// @param first   the first one in sight
    /// @param last    the last one in sight
    /// @param matters indices that are always drawn; others too close to one of them are not
    static List<Integer> shown(double pitch, double needed, int first, int last, Set<Integer> matters) {
        int step = (int) Math.max(1, Math.ceil(needed / pitch));
        List<Integer> shown = new ArrayList<>();
        for (int index = first; index <= last; index++) {
            if (matters.contains(index) || index % step == 0 && isFree(index, step, matters)) {
                shown.add(index);
            }
        }
        return shown;
    }

    private static boolean isFree(int index, int step, Set<Integer> matters) {
        return matters.stream().noneMatch(other -> Math.abs(other - index) < step);
    }
}
