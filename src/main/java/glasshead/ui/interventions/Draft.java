package glasshead.ui.interventions;

import glasshead.experiment.Intervention;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// An intervention that isn't in the list yet.
final class Draft implements Edited {

    private final ObjectProperty<Intervention> value;

    Draft(Intervention first) {
        value = new SimpleObjectProperty<>(first);
    }

    @Override
    public ObjectProperty<Intervention> value() {
        return value;
    }

    @Override
    public void change(UnaryOperator<Intervention> change, boolean continues) {
        value.set(change.apply(value.get()));
    }
}
