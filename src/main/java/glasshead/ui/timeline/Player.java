package glasshead.ui.timeline;

import glasshead.ui.delay.Delay;
import glasshead.ui.delay.Delays;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Goes from place to place by itself: not before the run of the place has come back, and never faster than can be followed.
final class Player {

    /// How long each place is looked at, at least.
    static final Duration PACE = Duration.ofMillis(300);

    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private final Delay look;
    private final BooleanSupplier advance;
    private boolean seen;
    private boolean arrived;

    /// @param advance goes to the next place; false when there is none
    Player(Delays delays, BooleanSupplier advance) {
        this.advance = advance;
        look = delays.after(PACE, () -> {
            seen = true;
            go();
        });
    }

    ReadOnlyBooleanProperty playing() {
        return playing.getReadOnlyProperty();
    }

    void play() {
        playing.set(true);
        next();
    }

    void pause() {
        look.cancel();
        playing.set(false);
    }

    /// The place is shown, everywhere.
    void arrived() {
        arrived = true;
        go();
    }

    private void next() {
        seen = false;
        arrived = false;
        look.restart();
        if (!advance.getAsBoolean()) {
            pause();
        }
    }

    private void go() {
        if (playing.get() && seen && arrived) {
            next();
        }
    }
}
