package glasshead.session;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The one thread that an engine belongs to: tasks one after the other and, once nobody has asked for anything for a while, the rest.
final class InferenceThread implements Executor {

    /// Longer than one thinks between two clicks.
    static final Duration QUIET = Duration.ofSeconds(3);

    private static final Logger LOG = Logger.getLogger(InferenceThread.class.getName());
    private static final int PATIENCE_SECONDS = 5;

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1,
            task -> Thread.ofPlatform().name("inference").daemon(true).unstarted(task),
            // What was delivered last may ask for more while the window closes.
            (late, closed) -> LOG.log(Level.FINE, "asked after the end: {0}", late));
    private final Duration quiet;
    private final Runnable rest;
    private @Nullable Future<?> nextRest;

    /// @param quiet how long nothing must have been asked
    /// @param rest  what is done then, on this thread
    InferenceThread(Duration quiet, Runnable rest) {
        this.quiet = quiet;
        this.rest = rest;
        thread.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void execute(Runnable task) {
        thread.execute(() -> {
            try {
                task.run();
            } finally {
                restLater();
            }
        });
    }

    private synchronized void restLater() {
        cancelRest();
        if (!thread.isShutdown()) {
            nextRest = thread.schedule(rest, quiet.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void cancelRest() {
        if (nextRest != null) {
            nextRest.cancel(false);
        }
    }

    /// Does what was asked for so far and `last`, and ends, which is not waited for. Nothing happens when that was done already.
    synchronized void end(Runnable last) {
        if (!thread.isShutdown()) {
            thread.execute(last);
            thread.shutdown();
            cancelRest();
        }
    }

    /// Waits a moment until it has ended.
    void awaitEnd() {
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warning("the inference thread did not end in time");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
