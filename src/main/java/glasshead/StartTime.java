package glasshead;

import glasshead.session.Session;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// Measures how long a start takes: with `-Dglasshead.timing=true` one line on standard output, with `once` the program then ends.
final class StartTime {

    private static final String PROPERTY = "glasshead.timing";

    private StartTime() {}

    /// Prints the time from the virtual machine's begin to the first frame after the first finished run.
    static void log(Session session) {
        String asked = System.getProperty(PROPERTY);
        if (asked == null) {
            return;
        }
        session.findings().subscribe(findings -> {
            if (findings != null && findings.experiment().equals(session.experiment().get())) {
                afterNextFrame(() -> tell(asked.equals("once")));
            }
        });
    }

    private static void tell(boolean end) {
        Instant start = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        System.out.println("first run shown after " + Duration.between(start, Instant.now()).toMillis() + " ms");
        if (end) {
            Platform.exit();
        }
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
