package glasshead.ui.interventions;

import glasshead.experiment.Positions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Positions as ticked tokens of a prompt.
final class Ticks {

    private Ticks() {}

    /// With one token more, or without it. With none ticked all are meant.
    static Positions flipped(Positions before, int position, int length) {
        List<Integer> ticked = new ArrayList<>(before.indices());
        if (isOn(before, position, length)) {
            ticked.removeIf(index -> index == position || index == Positions.END && position == length - 1);
        } else {
            ticked.add(position);
        }
        ticked.sort(Comparator.comparingInt(index -> index == Positions.END ? Integer.MAX_VALUE : index));
        return new Positions(ticked);
    }

    /// Whether this very token is named, be it as the last one.
    static boolean isOn(Positions positions, int position, int length) {
        return positions.indices().contains(position) || position == length - 1 && positions.indices().contains(Positions.END);
    }
}
