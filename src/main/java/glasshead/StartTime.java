package glasshead;

import glasshead.session.Session;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
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
                Frames.after(Frames.ONE_DRAWN, () -> tell(asked.equals("once")));
            }
        });
    }

    /// Since the virtual machine began.
    static Duration sinceLaunch() {
        return Duration.between(Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()), Instant.now());
    }

    private static void tell(boolean end) {
        System.out.println("first run shown after " + sinceLaunch().toMillis() + " ms");
        if (end) {
            Platform.exit();
        }
    }
}
