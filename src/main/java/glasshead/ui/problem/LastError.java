package glasshead.ui.problem;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/// Remembers the last warning or error that was logged.
public final class LastError extends Handler {

    private static final int FRAMES = 25;

    private final AtomicReference<LogRecord> last = new AtomicReference<>();

    public LastError() {
        setLevel(Level.WARNING);
    }

    @Override
    public void publish(LogRecord event) {
        if (isLoggable(event)) {
            last.set(event);
        }
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    /// When, where and what; messages of exceptions may quote what the user wrote, so they are in it only on demand.
    String text(boolean withMessages) {
        LogRecord event = last.get();
        if (event == null) {
            return "none";
        }
        StringBuilder text = new StringBuilder(Instant.ofEpochMilli(event.getMillis()) + " " + event.getLevel() + " " + event
                .getLoggerName()
                + (withMessages ? ": " + event.getMessage() : ""));
        for (Throwable cause = event.getThrown(); cause != null; cause = cause.getCause()) {
            text.append("\n").append(withMessages ? cause : cause.getClass().getName());
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                text.append("\n    at ").append(frames[i]);
            }
        }
        return text.toString();
    }
}
