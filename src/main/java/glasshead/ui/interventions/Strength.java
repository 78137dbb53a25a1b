package glasshead.ui.interventions;

import glasshead.experiment.Action;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/// The number in an action that a slider moves.
///
/// @param with the action with another number
record Strength(double value, double least, double most, DoubleFunction<Action> with) {

    /// The action with another number; an action without one as it is.
    static Action with(Action action, double value) {
        Strength strength = of(action);
        return strength == null ? action : strength.with.apply(value);
    }

    /// The action's number, if it has one.
    static @Nullable Strength of(Action action) {
        return switch (action) {
            case Action.Scale scale -> new Strength(scale.factor(), 0, 2, Action.Scale::new);
            case Action.AddDifference add -> new Strength(add.strength(), -2, 2, value -> new Action.AddDifference(value, add
                    .perPosition()));
            case Action.AddUnembedding add -> new Strength(add.strength(), -20, 20, value -> new Action.AddUnembedding(add.token(), value));
            default -> null;
        };
    }
}
