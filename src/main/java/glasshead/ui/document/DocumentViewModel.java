package glasshead.ui.document;

import glasshead.experiment.BadInput;
import glasshead.json.SessionFile;
import glasshead.session.Document;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// What the File menu does: opens and saves the session, and says in the status line how that went.
public final class DocumentViewModel {

    private static final String FIRST_NAME = "session" + SessionFile.EXTENSION;

    private final Document document;
    private final OpenDialog open;
    private final Function<String, Optional<Path>> saveAs;
    private final Consumer<String> notice;
    private final Consumer<String> problem;

    /// @param saveAs asks where to save, given a proposal for the name
    /// @param notice  gets a sentence for the status line
    /// @param problem gets one that says what could not be done
    public DocumentViewModel(Document document, OpenDialog open, Function<String, Optional<Path>> saveAs, Consumer<String> notice,
            Consumer<String> problem) {
        this.document = document;
        this.open = open;
        this.saveAs = saveAs;
        this.notice = notice;
        this.problem = problem;
    }

    /// Those opened or saved last, newest first.
    public List<Path> recent() {
        return document.recent();
    }

    public void askAndOpen() {
        open.ask().ifPresent(this::open);
    }

    public void open(Path file) {
        told(() -> {
            document.open(file);
            return "Opened " + file;
        });
    }

    /// Into the file that the session belongs to, else asks.
    public void save() {
        Path file = document.file().get();
        if (file == null) {
            saveAs();
        } else {
            write(file);
        }
    }

    public void saveAs() {
        Path file = document.file().get();
        saveAs.apply(file == null ? FIRST_NAME : file.getFileName().toString()).map(DocumentViewModel::named).ifPresent(this::write);
    }

    /// Desktops don't add the extension by themselves.
    private static Path named(Path chosen) {
        String name = chosen.getFileName().toString();
        return name.endsWith(SessionFile.EXTENSION) ? chosen : chosen.resolveSibling(name + SessionFile.EXTENSION);
    }

    private void write(Path file) {
        told(() -> {
            document.save(file);
            return "Saved " + file;
        });
    }

    private interface Step {
        String run();
    }

    private void told(Step step) {
        try {
            notice.accept(step.run());
        } catch (BadInput failure) {
            problem.accept(failure.getMessage());
        }
    }
}
