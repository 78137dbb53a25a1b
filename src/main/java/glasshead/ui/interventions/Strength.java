package glasshead.ui.interventions;

import glasshead.experiment.Action;
import java.util.function.DoubleFunction;

/// The number in an action that a slider moves.
///
/// @param with the action with another number
record Strength(double value, double least, double most, DoubleFunction<Action> with) {

    /// The action's number, null for actions without one.
    static Strength of(Action action) {
        return switch (action) {
            case Action.Scale scale -> new Strength(scale.factor(), 0, 2, Action.Scale::new);
            case Action.AddDifference add -> new Strength(add.strength(), -2, 2, value -> new Action.AddDifference(value, add
                    .perPosition()));
            case Action.AddUnembedding add -> new Strength(add.strength(), -20, 20, value -> new Action.AddUnembedding(add.token(), value));
            default -> null;
        };
    }
}
