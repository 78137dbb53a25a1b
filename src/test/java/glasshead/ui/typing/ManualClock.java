package glasshead.ui.typing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import javafx.util.Duration;

/// A clock that stands still until the test moves it.
public final class ManualClock implements Supplier<Delay> {

    private final List<Waiting> waiting = new ArrayList<>();
    private double now;

    private record Waiting(Delay owner, double due, Runnable then) {
    }

    public void pass(Duration time) {
        double until = now + time.toMillis();
        while (true) {
            Waiting next = waiting.stream().min(Comparator.comparingDouble(Waiting::due)).orElse(null);
            if (next == null || next.due() > until) {
                break;
            }
            waiting.remove(next);
            now = next.due();
            next.then().run();
        }
        now = until;
    }

    @Override
    public Delay get() {
        return new Delay() {
            @Override
            public void restart(Duration wait, Runnable then) {
                cancel();
                waiting.add(new Waiting(this, now + wait.toMillis(), then));
            }

            @Override
            public void cancel() {
                waiting.removeIf(entry -> entry.owner() == this);
            }
        };
    }
}
