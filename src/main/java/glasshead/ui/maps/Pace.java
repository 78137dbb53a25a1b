package glasshead.ui.maps;

import glasshead.checkpoint.hub.ModelPlace;
import glasshead.engine.Findings;
import glasshead.engine.MapCost;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;

/// How long maps take: measured on the last ones with this model, before the first one guessed from the model's size.
///
/// Whatever else happens makes a map slower, never faster: the library starts, code is compiled, the machine has other work, a small map
/// waits longer than it is computed. So the fastest of the last ones says what the next one costs.
final class Pace {

    private static final int REMEMBERED = 8;

    private final Deque<Double> millisecondsPerUnit = new ArrayDeque<>();
    private String model = "";

    /// About how many milliseconds.
    ///
    /// @param cost see [MapCost]
    double estimate(Findings found, double cost) {
        return isMeasured(found) ? cost * Collections.min(millisecondsPerUnit) : MapCost.guessedMilliseconds(found.model(), cost);
    }

    boolean isMeasured(Findings found) {
        return model.equals(name(found)) && !millisecondsPerUnit.isEmpty();
    }

    /// @param cost of one map that took so long
    void measured(Findings found, double cost, double milliseconds) {
        if (cost <= 0) {
            return;
        }
        if (!model.equals(name(found))) {
            model = name(found);
            millisecondsPerUnit.clear();
        }
        millisecondsPerUnit.add(milliseconds / cost);
        if (millisecondsPerUnit.size() > REMEMBERED) {
            millisecondsPerUnit.remove();
        }
    }

    /// All steps of a training have one size.
    private static String name(Findings found) {
        return ModelPlace.withoutStep(found.model().name());
    }
}
