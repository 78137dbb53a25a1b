package glasshead.checkpoint.hub;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Closes a connection that has gone silent, or that the user wants ended, so that the thread that waits for its bytes wakes up.
/// Java's HTTP client has a time-out for the answer's head only.
final class Watch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Watch.class.getName());
    private static final Duration LOOKING = Duration.ofMillis(50);

    private final InputStream body;
    private final Duration stall;
    private final DownloadTime time;
    private final DownloadControl control;
    private final Thread thread;
    private volatile long lastByte;
    private volatile boolean silent;

    Watch(InputStream body, Patience patience) {
        this.body = body;
        stall = patience.policy().stall();
        time = patience.time();
        control = patience.control();
        lastByte = time.nanoTime();
        this.thread = Thread.ofVirtual().name("download watch").start(this::look);
    }

    /// Bytes have arrived.
    void alive() {
        lastByte = time.nanoTime();
    }

    /// Whether the connection was closed because nothing came.
    boolean foundSilent() {
        return silent;
    }

    private void look() {
        try {
            while (true) {
                Thread.sleep(LOOKING);
                silent = time.nanoTime() - lastByte > stall.toNanos();
                if (silent || control.stops()) {
                    body.close();
                    return;
                }
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        } catch (IOException closing) {
            LOG.log(Level.FINE, "connection ended while it was closed", closing);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
