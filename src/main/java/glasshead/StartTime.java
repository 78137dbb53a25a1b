package glasshead;

import glasshead.session.Session;
import java.time.Duration;
import java.time.Instant;
import javafx.animation.AnimationTimer;

/// Measures how long a start takes: with `-Dglasshead.timing=true`, one line on standard output.
final class StartTime {

    private static final String PROPERTY = "glasshead.timing";

    private StartTime() {
    }

    /// Prints the time from the process' begin to the first frame after the first finished run.
    static void log(Session session) {
        if (!Boolean.getBoolean(PROPERTY)) {
            return;
        }
        session.findings().subscribe(findings -> {
            if (findings != null && findings.experiment().equals(session.experiment().get())) {
                afterNextFrame(() -> System.out.println("first run shown after " + sinceStart().toMillis() + " ms"));
            }
        });
    }

    private static Duration sinceStart() {
        Instant start = ProcessHandle.current().info().startInstant().orElseThrow();
        return Duration.between(start, Instant.now());
    }

    /// A timer's turn comes before its frame is drawn, so the second turn is after the first frame.
    private static void afterNextFrame(Runnable then) {
        new AnimationTimer() {
            private int turns;

            @Override
            public void handle(long now) {
                turns++;
                if (turns == 2) {
                    stop();
                    then.run();
                }
            }
        }.start();
    }
}
