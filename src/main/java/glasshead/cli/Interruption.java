package glasshead.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Ctrl+C during work of which a part is worth having: the work is asked to stop, and waited for until it has put away what it has.
final class Interruption implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;

    private final AtomicBoolean asked = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread stop = new Thread(this::stop, "stop");

    Interruption() {
        Runtime.getRuntime().addShutdownHook(stop);
    }

    boolean isAsked() {
        return asked.get();
    }

    private void stop() {
        asked.set(true);
        try {
            ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    /// When all is put away.
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException programEnds) {
            // it has run, or runs
        }
    }
}
