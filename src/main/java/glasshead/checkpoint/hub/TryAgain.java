package glasshead.checkpoint.hub;

import java.io.IOException;
import java.time.Duration;

/// A fetch that may succeed if tried again: a broken or silent connection, or a server that is busy.
final class TryAgain extends IOException {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    TryAgain(String what, Duration wait) {
        super(what);
        this.wait = wait;
    }

    /// What the server asks to wait, zero when it does not say.
    Duration wait(RetryPolicy policy, int failures) {
        return policy.delay(failures, wait);
    }
}
