package glasshead.ui.interventions;

import glasshead.experiment.Action;
import glasshead.experiment.Intervention;
import glasshead.experiment.Positions;
import java.util.function.UnaryOperator;
import javafx.beans.value.ObservableValue;

/// An intervention that is being edited: a line of the list, or one that isn't in the list yet.
interface Edited {

    ObservableValue<Intervention> value();

    /// @param continues whether this follows an earlier change of the same gesture, and is undone with it
    void change(UnaryOperator<Intervention> change, boolean continues);

    default Intervention now() {
        return value().getValue();
    }

    default Action action() {
        return now().action();
    }

    default void act(Action action) {
        change(old -> old.doing(action), false);
    }

    /// Other positions leave a pairwise copy without partners, so that it goes back to the same positions.
    default void place(Positions positions) {
        change(old -> {
            boolean paired = old.action() instanceof Action.CopyOther copy && copy.otherPositions().indices().size() > 1
                    && copy.otherPositions().indices().size() != positions.indices().size();
            return (paired ? old.doing(new Action.CopyOther()) : old).at(positions);
        }, false);
    }
}
