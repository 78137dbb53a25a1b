package glasshead.session;

import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.view.Shown;
import glasshead.json.SessionFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The session as a file: which one it is, and whether the experiment on screen is the one in it. What is looked at is written too, and a
/// change of that alone is nothing unsaved.
public final class Document {

    private final Session session;
    private final RecentFiles recent;
    private final ReadOnlyObjectWrapper<@Nullable Path> file = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Experiment> saved = new ReadOnlyObjectWrapper<>();
    private final BooleanBinding unsaved;
    private final StringBinding title;

    public Document(Session session, RecentFiles recent) {
        this.session = session;
        this.recent = recent;
        saved.set(session.experiment().get());
        unsaved = Bindings.createBooleanBinding(() -> !session.experiment().get().equals(saved.get()), session.experiment(), saved);
        title = Bindings.createStringBinding(this::words, file, unsaved);
    }

    private String words() {
        String name = file.get() == null ? "Glasshead" : file.get().getFileName() + " – Glasshead";
        return unsaved.get() ? "• " + name : name;
    }

    /// Once it was opened from a file or saved to one.
    public ReadOnlyObjectProperty<@Nullable Path> file() {
        return file.getReadOnlyProperty();
    }

    /// Whether the experiment differs from the file, or from what the window opened with.
    public BooleanBinding unsaved() {
        return unsaved;
    }

    /// What the window's title says.
    public StringBinding title() {
        return title;
    }

    public List<Path> recent() {
        return recent.list();
    }

    /// Shows what is in a file; undo goes back to what was shown before.
    ///
    /// @throws BadInput when it can't be read; then nothing has changed
    public void open(Path opened) {
        Shown read = SessionFile.read(opened);
        session.show(_ -> read);
        settle(opened, read.experiment());
    }

    /// The window was opened on this file.
    public void opened(Path opened) {
        settle(opened, session.experiment().get());
    }

    /// @throws BadInput when it can't be written
    public void save(Path target) {
        Shown now = session.shown();
        try {
            SessionFile.write(target, now);
        } catch (IOException e) {
            throw new BadInput("The session can't be saved as '" + target + "' (" + e.getClass().getSimpleName()
                    + "); choose another folder.", e);
        }
        settle(target, now.experiment());
    }

    private void settle(Path settled, Experiment content) {
        file.set(settled);
        saved.set(content);
        recent.add(settled);
    }
}
