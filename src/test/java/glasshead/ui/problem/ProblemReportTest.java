package glasshead.ui.problem;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Prompt;
import glasshead.session.Session;
import glasshead.ui.HandRuns;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class ProblemReportTest {

    private static final String SECRET = "my secret prompt";

    private final HandRuns runs = new HandRuns();
    private final Session session = new Session(runs, HandRuns.FIRST.withPrompt(new Prompt.Text(SECRET)).withModel(
            "/home/somebody/models/mine"));
    private final LastError errors = new LastError();
    private final ProblemReport report = new ProblemReport(session, errors, "1.2.3");

    private void fail(Level level, String message) {
        LogRecord event = new LogRecord(level, message);
        event.setLoggerName("glasshead.somewhere");
        event.setThrown(new IllegalStateException(SECRET, new ArithmeticException(SECRET)));
        errors.publish(event);
    }

    @Test
    void nothingThatTheUserWroteIsInItUnlessTicked() {
        fail(Level.SEVERE, "failed on " + SECRET);
        runs.fail("Position 99 is outside " + SECRET);
        String text = report.text(false);
        assertFalse(text.contains(SECRET), text);
        assertFalse(text.contains("somebody"), text);
        assertTrue(text.contains("java.lang.ArithmeticException") && text.contains("ProblemReportTest.fail"), text);
        assertTrue(report.text(true).contains("outside " + SECRET));
    }

    @Test
    void versionsSystemAndLastErrorAreInIt() {
        assertTrue(report.text(false).contains("last error: none"));
        fail(Level.WARNING, "one");
        fail(Level.INFO, "two");
        String text = report.text(true);
        assertTrue(text.startsWith("Glasshead 1.2.3\n"), text);
        assertTrue(text.contains("os.name: " + System.getProperty("os.name")), text);
        assertTrue(text.contains("java.runtime.version: " + Runtime.version()), text);
        assertTrue(text.contains("WARNING glasshead.somewhere: one"), text);
    }
}
