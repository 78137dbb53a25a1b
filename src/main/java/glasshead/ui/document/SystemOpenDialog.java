package glasshead.ui.document;

import glasshead.experiment.FileNames;
import glasshead.json.LessonFile;
import glasshead.json.SessionFile;
import glasshead.ui.options.LastFolder;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The desktop's own file chooser. Starts where the last file was.
public final class SystemOpenDialog implements OpenDialog {

    private final FileChooser chooser = new FileChooser();
    private final LastFolder last = new LastFolder();
    private final @Nullable Window owner;

    public SystemOpenDialog(Window owner) {
        this(owner, "Open a session", new ExtensionFilter("Glasshead sessions", "*" + SessionFile.EXTENSION));
    }

    private SystemOpenDialog(@Nullable Window owner, String title, ExtensionFilter filter) {
        this.owner = owner;
        chooser.setTitle(title);
        chooser.getExtensionFilters().setAll(filter, new ExtensionFilter("All files", "*"));
    }

    /// Asks for a data set.
    public static SystemOpenDialog forSets(Window owner) {
        return new SystemOpenDialog(owner, "Open a data set", new ExtensionFilter("Data sets", "*.csv", "*.json", "*.jsonl"));
    }

    /// Asks for a circuit.
    public static SystemOpenDialog forCircuits(@Nullable Window owner) {
        return new SystemOpenDialog(owner, "Open a circuit", new ExtensionFilter("Circuits", "*.json", "*.dot"));
    }

    /// Asks for a hypothesis of causal scrubbing, or a circuit.
    public static SystemOpenDialog forHypotheses(Window owner) {
        return new SystemOpenDialog(owner, "Open a hypothesis", new ExtensionFilter("Hypotheses and circuits", "*.json"));
    }

    /// Asks for texts.
    public static SystemOpenDialog forCorpora(@Nullable Window owner) {
        return new SystemOpenDialog(owner, "Choose a text file, one text a line", new ExtensionFilter("Texts", "*.txt", "*.jsonl",
                "*.txt.gz", "*.jsonl.gz", "*.txt.zst", "*.jsonl.zst"));
    }

    /// Asks for a scan of a corpus.
    public static SystemOpenDialog forScans(@Nullable Window owner) {
        return new SystemOpenDialog(owner, "Open a scan", new ExtensionFilter("Scans", "*.scan"));
    }

    /// Asks for a lesson.
    public static SystemOpenDialog forLessons(Window owner) {
        return new SystemOpenDialog(owner, "Open a lesson", new ExtensionFilter("Lessons", "*" + LessonFile.EXTENSION));
    }

    @Override
    public Optional<Path> ask() {
        chooser.setInitialDirectory(last.get());
        File chosen = chooser.showOpenDialog(owner);
        if (chosen == null) {
            return Optional.empty();
        }
        last.remember(chosen);
        return Optional.of(FileNames.path(chosen));
    }
}
