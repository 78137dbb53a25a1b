package glasshead.checkpoint.hub;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/// The user's hand on a download: pause, go on, cancel. What has arrived stays on disk in every case and is not fetched again.
public final class DownloadControl {

    private boolean paused;
    private boolean cancelled;

    public synchronized void pause() {
        paused = true;
        notifyAll();
    }

    public synchronized void resume() {
        paused = false;
        notifyAll();
    }

    public synchronized void cancel() {
        cancelled = true;
        notifyAll();
    }

    public synchronized boolean isPaused() {
        return paused;
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /// Whether a transfer under way is to end now.
    synchronized boolean stops() {
        return paused || cancelled;
    }

    /// Returns when the download may go on.
    ///
    /// @throws CancellationException when it was cancelled
    synchronized void await() throws InterruptedException {
        while (paused && !cancelled) {
            wait();
        }
        if (cancelled) {
            throw new CancellationException("the download was cancelled");
        }
    }

    /// A pause or a cancellation ends the sleep early.
    synchronized void sleep(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toMillis(); left > 0 && !paused && !cancelled; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }
}
