package glasshead.ui.delay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A clock that stands still until the test moves it.
public final class ManualClock implements Delays {

    private final List<Waiting> all = new ArrayList<>();
    private Duration now = Duration.ZERO;

    /// Lets so much time pass; what comes due is done in its order. With a window on screen to be called on the FX thread.
    public void pass(Duration time) {
        Duration until = now.plus(time);
        while (true) {
            Waiting next = all.stream().filter(each -> each.due != null).min(Comparator.comparing(each -> each.due)).orElse(null);
            if (next == null || next.due.compareTo(until) > 0) {
                break;
            }
            now = next.due;
            next.due = null;
            next.then.run();
        }
        now = until;
    }

    @Override
    public Delay after(Duration wait, Runnable then) {
        Waiting delay = new Waiting(wait, then);
        all.add(delay);
        return delay;
    }

    private final class Waiting implements Delay {

        private final Duration wait;
        private final Runnable then;
        /// Null while it waits for nothing.
        private Duration due;

        Waiting(Duration wait, Runnable then) {
            this.wait = wait;
            this.then = then;
        }

        @Override
        public void restart() {
            due = now.plus(wait);
        }

        @Override
        public void cancel() {
            due = null;
        }
    }
}
