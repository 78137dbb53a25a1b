package glasshead.ui.document;

import glasshead.experiment.BadInput;
import glasshead.experiment.view.Shown;
import glasshead.json.SessionFile;
import glasshead.session.Document;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the File menu does: opens and saves the session, and says in the status line how that went.
public final class DocumentViewModel {

    private static final String FIRST_NAME = "session" + SessionFile.EXTENSION;

    private final Document document;
    private final Supplier<Shown> first;
    private final OpenDialog open;
    private final Function<String, Optional<Path>> saveAs;
    private final Consumer<String> notice;
    private final Consumer<String> problem;

    /// @param first  what a new session begins with
    /// @param saveAs asks where to save, given a proposal for the name
    /// @param notice  gets a sentence for the status line
    /// @param problem gets one that says what could not be done
    public DocumentViewModel(Document document, Supplier<Shown> first, OpenDialog open, Function<String, Optional<Path>> saveAs,
            Consumer<String> notice, Consumer<String> problem) {
        this.document = document;
        this.first = first;
        this.open = open;
        this.saveAs = saveAs;
        this.notice = notice;
        this.problem = problem;
    }

    /// Those opened or saved last, newest first.
    public List<Path> recent() {
        return document.recent();
    }

    /// Begins a session that is in no file.
    public void begin() {
        told(() -> {
            document.begin(first.get());
            return "A new session; undo goes back";
        });
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
            told(() -> {
                document.save();
                return "Saved " + file;
            });
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
