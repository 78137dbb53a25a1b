package glasshead.checkpoint.hub;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// Time that passes when the test says so, and at once where somebody waits.
final class ManualTime implements DownloadTime {

    /// How long was waited, each time.
    final List<Duration> waits = new CopyOnWriteArrayList<>();
    private final AtomicLong now = new AtomicLong();

    void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Override
    public long nanoTime() {
        return now.get();
    }

    @Override
    public void sleep(Duration time, DownloadControl control) {
        waits.add(time);
        pass(time);
    }
}
