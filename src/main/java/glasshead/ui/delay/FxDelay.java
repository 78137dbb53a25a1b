package glasshead.ui.delay;

import java.time.Duration;
import javafx.animation.PauseTransition;

/// A delay on JavaFX's clock.
final class FxDelay implements Delay {

    private final PauseTransition pause;

    FxDelay(Duration wait, Runnable then) {
        pause = new PauseTransition(javafx.util.Duration.millis(wait.toMillis()));
        pause.setOnFinished(_ -> then.run());
    }

    @Override
    public void restart() {
        pause.playFromStart();
    }

    @Override
    public void cancel() {
        pause.stop();
    }
}
