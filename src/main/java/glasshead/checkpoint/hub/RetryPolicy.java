package glasshead.checkpoint.hub;

import java.time.Duration;

/// How patient a download is.
///
/// @param attempts how often in a row nothing may arrive
/// @param first    wait after the first failure, doubled after each further one
/// @param longest  no wait is longer, whatever the server asks for
/// @param stall    a connection that brings nothing for so long is given up
record RetryPolicy(int attempts, Duration first, Duration longest, Duration stall) {

    static final RetryPolicy STANDARD = new RetryPolicy(8, Duration.ofSeconds(1), Duration.ofMinutes(2), Duration.ofSeconds(30));

    /// While nothing at all has arrived, a hub that can't be reached is likelier than one that has stopped for a moment.
    int attemptsBeforeAnything() {
        return Math.min(attempts, 4);
    }

    /// @param failures in a row, at least one
    /// @param asked    what the server asks to wait, zero when it does not
    Duration delay(int failures, Duration asked) {
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, 20));
        Duration wanted = asked.compareTo(doubled) > 0 ? asked : doubled;
        return wanted.compareTo(longest) < 0 ? wanted : longest;
    }
}
