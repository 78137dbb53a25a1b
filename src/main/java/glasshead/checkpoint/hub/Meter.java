package glasshead.checkpoint.hub;

import glasshead.checkpoint.hub.Progress.Stage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Turns arriving bytes into progress that a person can follow: a few times a second, with a speed that does not jump.
final class Meter {

    private static final long BETWEEN_REPORTS = 200_000_000L;
    private static final long WINDOW = 5_000_000_000L;

    private record Sample(long time, long done) {
    }

    private final Consumer<Progress> listener;
    private final LongSupplier clock;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private long total;
    private long done;
    private long lastReport;

    /// @param clock in nanoseconds
    Meter(Consumer<Progress> listener, LongSupplier clock) {
        this.listener = listener;
        this.clock = clock;
        this.lastReport = clock.getAsLong() - BETWEEN_REPORTS;
    }

    /// @param here bytes that need not be fetched
    void expect(long bytes, long here) {
        total = bytes;
        done = here;
        samples.clear();
    }

    /// @param bytes newly arrived; negative when some must be fetched again
    void arrived(long bytes) {
        done += bytes;
        long now = clock.getAsLong();
        // Before the sizes are known only the config is fetched, and that is part of the asking.
        if (total > 0 && now - lastReport >= BETWEEN_REPORTS) {
            samples.addLast(new Sample(now, done));
            while (samples.size() > 2 && now - samples.getFirst().time > WINDOW) {
                samples.removeFirst();
            }
            lastReport = now;
            report(Stage.LOADING, "");
        }
    }

    void tell(Stage stage, String note) {
        if (total == 0 && stage == Stage.CHECKING) {
            return;
        }
        if (stage != Stage.CHECKING && stage != Stage.DONE) {
            // After a pause the speed is measured anew.
            samples.clear();
        }
        report(stage, note);
    }

    private void report(Stage stage, String note) {
        double speed = stage == Stage.LOADING ? speed() : 0;
        listener.accept(new Progress(stage, done, total, speed, speed > 0 ? (total - done) / speed : Double.NaN, note));
    }

    private double speed() {
        if (samples.size() < 2) {
            return 0;
        }
        double seconds = (samples.getLast().time - samples.getFirst().time) / 1e9;
        return Math.max(0, (samples.getLast().done - samples.getFirst().done) / seconds);
    }
}
