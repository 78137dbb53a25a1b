package glasshead.ui.problem;

import glasshead.engine.Findings;
import glasshead.experiment.Experiment;
import glasshead.session.Session;
import java.nio.file.Path;
import java.util.List;

/// A text for whoever is asked for help: versions, system and last error, and nothing that the user wrote unless he says so.
public final class ProblemReport {

    private static final List<String> SYSTEM = List.of("os.name", "os.version", "os.arch", "java.vm.name", "java.runtime.version",
            "javafx.runtime.version");
    private static final long MEGABYTE = 1 << 20;

    private final Session session;
    private final LastError errors;
    private final String version;

    /// @param version of the program
    public ProblemReport(Session session, LastError errors, String version) {
        this.session = session;
        this.errors = errors;
        this.version = version;
    }

    /// @param withPrompt whether prompts, answers and messages that may quote them are in it
    public String text(boolean withPrompt) {
        StringBuilder text = new StringBuilder("Glasshead " + version + "\n");
        SYSTEM.forEach(name -> text.append(name).append(": ").append(System.getProperty(name, "unknown")).append("\n"));
        Runtime runtime = Runtime.getRuntime();
        text.append("processors: ").append(runtime.availableProcessors()).append(", heap: ")
                .append((runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE).append(" of at most ").append(runtime.maxMemory()
                        / MEGABYTE).append(" MB\n");
        Experiment now = session.experiment().get();
        Findings findings = session.findings().get();
        // The name alone: a path tells who one is.
        text.append("model: ").append(Path.of(now.model()).getFileName()).append(", ").append(now.interventions().size()).append(
                " interventions\n");
        text.append("last run: ").append(findings == null ? "none" : findings.tokens().length() + " tokens, " + findings.cost()).append(
                "\n");
        Session.Problem problem = session.problem().get();
        text.append("problem shown: ").append(problem == null ? "none" : withPrompt ? problem.sentence()
                : "yes (left out, it may quote the prompt)").append("\n");
        text.append("last error: ").append(errors.text(withPrompt)).append("\n");
        if (withPrompt) {
            text.append("experiment: ").append(now).append("\n");
        }
        return text.toString();
    }
}
