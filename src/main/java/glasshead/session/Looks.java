package glasshead.session;

import glasshead.experiment.view.View;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What is looked at, or a part of it, with its single choices as properties that controls can be bound to: setting one changes the
/// session's view, and each follows the view when that changes otherwise.
///
/// @param <S> the part
public final class Looks<S> {

    private final ReadOnlyObjectProperty<View> view;
    private final Function<View, S> part;
    private final Consumer<UnaryOperator<S>> change;

    private Looks(ReadOnlyObjectProperty<View> view, Function<View, S> part, Consumer<UnaryOperator<S>> change) {
        this.view = view;
        this.part = part;
        this.change = change;
    }

    static Looks<View> of(ReadOnlyObjectProperty<View> view, Consumer<UnaryOperator<View>> change) {
        return new Looks<>(view, Function.identity(), change);
    }

    /// A part of this part.
    public <T> Looks<T> part(Function<S, T> get, BiFunction<S, T, S> with) {
        return new Looks<>(view, part.andThen(get), changed -> change.accept(now -> with.apply(now, changed.apply(get.apply(now)))));
    }

    public <T> ObjectProperty<T> choice(Function<S, T> get, BiFunction<S, T, S> with) {
        return kept(new SimpleObjectProperty<>(), get, with);
    }

    public BooleanProperty flag(Function<S, Boolean> get, BiFunction<S, Boolean, S> with) {
        return kept(new SimpleBooleanProperty(), get, with);
    }

    public IntegerProperty number(Function<S, Integer> get, BiFunction<S, Integer, S> with) {
        return kept(new SimpleIntegerProperty(), get::apply, (now, number) -> with.apply(now, number.intValue()));
    }

    private <T, P extends Property<T>> P kept(P property, Function<S, T> get, BiFunction<S, T, S> with) {
        view.subscribe(_ -> {
            // what a listener before this one may have changed again counts
            T now = get.apply(part.apply(view.get()));
            if (!Objects.equals(now, property.getValue())) {
                property.setValue(now);
            }
        });
        property.subscribe((_, now) -> change.accept(of -> with.apply(of, now)));
        return property;
    }
}
