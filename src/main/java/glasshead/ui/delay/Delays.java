package glasshead.ui.delay;

import java.time.Duration;

/// Where all that the window does a while later comes from. An interface so that tests say when the while is over.
@FunctionalInterface
public interface Delays {

    /// On JavaFX's own clock.
    Delays STANDARD = FxDelay::new;

    /// Waits for nothing before the first [Delay#restart].
    Delay after(Duration wait, Runnable then);
}
