package glasshead.ui.typing;

import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Runs something once, when nobody has asked again for a while. An interface so that tests decide when the while is over.
public interface Delay {

    Supplier<Delay> ON_FX_THREAD = FxDelay::new;

    void restart(Duration wait, Runnable then);

    void cancel();

    /// On JavaFX's own clock.
    final class FxDelay implements Delay {

        private final PauseTransition pause = new PauseTransition();

        @Override
        public void restart(Duration wait, Runnable then) {
            pause.stop();
            pause.setDuration(wait);
            pause.setOnFinished(event -> then.run());
            pause.playFromStart();
        }

        @Override
        public void cancel() {
            pause.stop();
        }
    }
}
