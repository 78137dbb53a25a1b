package glasshead.ui.timeline;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Goes from place to place by itself: not before the run of the place has come back, and never faster than can be followed.
final class Player {

    /// How long each place is looked at, at least.
    static final Duration PACE = Duration.ofMillis(300);

    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private final BiConsumer<Duration, Runnable> later;
    private final BooleanSupplier advance;
    private boolean seen;
    private boolean arrived;
    /// Counts what was waited for, so that a wait that was given up does nothing when it ends.
    private int waits;

    /// @param later   does something after a while
    /// @param advance goes to the next place; false when there is none
    Player(BiConsumer<Duration, Runnable> later, BooleanSupplier advance) {
        this.later = later;
        this.advance = advance;
    }

    ReadOnlyBooleanProperty playing() {
        return playing.getReadOnlyProperty();
    }

    void play() {
        playing.set(true);
        next();
    }

    void pause() {
        waits++;
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
        int wait = ++waits;
        if (!advance.getAsBoolean()) {
            pause();
            return;
        }
        later.accept(PACE, () -> {
            if (wait == waits) {
                seen = true;
                go();
            }
        });
    }

    private void go() {
        if (playing.get() && seen && arrived) {
            next();
        }
    }
}
