package glasshead.session;

import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.view.Shown;
import glasshead.json.KeptSession;
import glasshead.json.SessionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
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
    private final ReadOnlyObjectWrapper<@Nullable Experiment> saved = new ReadOnlyObjectWrapper<>();
    private final BooleanBinding unsaved;
    private final StringBinding title;

    public Document(Session session, RecentFiles recent) {
        this.session = session;
        this.recent = recent;
        session.origin().subscribe(this::follow);
        unsaved = Bindings.createBooleanBinding(() -> !session.experiment().get().equals(saved.get()), session.experiment(), saved);
        title = Bindings.createStringBinding(this::words, file, unsaved);
    }

    private void follow(Origin origin) {
        file.set(origin.file());
        saved.set(origin.saved());
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

    /// Shows what is in a file; undo goes back to what was shown before, and to the file that it belonged to.
    ///
    /// @throws BadInput when it can't be read; then nothing has changed
    public void open(Path opened) {
        String mark = FileMark.of(opened);
        Shown read = SessionFile.read(opened);
        Origin origin = Origin.fresh(read.experiment());
        origin.settle(opened, mark, read.experiment());
        session.open(read, origin);
        session.lookedAt().take(SessionFile.past(opened));
        recent.add(opened);
    }

    /// The window was opened on this file.
    public void opened(Path opened) {
        session.lookedAt().take(SessionFile.past(opened));
        settle(opened);
    }

    /// Begins a session that is in no file; undo goes back.
    public void begin(Shown first) {
        session.open(first, Origin.fresh(first.experiment()));
        session.lookedAt().take(List.of());
    }

    /// What is kept when the window closes, with what is half entered.
    public KeptSession atTheEnd() {
        session.commit();
        return kept();
    }

    /// What the next start of the program comes back to.
    public KeptSession kept() {
        Origin origin = session.origin().get();
        return new KeptSession(session.shown(), origin.file(), origin.mark(), unsaved.get(), session.lookedAt().states());
    }

    /// A session that was left with nothing unsaved, with what is in its file now: that may have been changed since.
    public static KeptSession upToDate(KeptSession left) {
        String mark = left.file() == null ? null : FileMark.of(left.file());
        if (left.file() == null || left.unsaved() || mark != null && mark.equals(left.mark())) {
            return left;
        }
        try {
            return new KeptSession(SessionFile.read(left.file()), left.file(), mark, false, SessionFile.past(left.file()));
        } catch (BadInput gone) {
            return new KeptSession(left.shown(), left.file(), left.mark(), true, left.past());
        }
    }

    /// The window came back to this.
    public void cameBack(KeptSession kept) {
        session.lookedAt().take(kept.past());
        session.belong(Origin.of(kept));
    }

    /// Shows a session that was left behind; undo goes back.
    public void restore(KeptSession kept) {
        session.open(kept.shown(), Origin.of(kept));
        session.lookedAt().take(kept.past());
    }

    /// Into the file that it belongs to.
    ///
    /// @throws BadInput when it can't be written, or somebody else has
    public void save() {
        Origin origin = session.origin().get();
        Path own = Objects.requireNonNull(origin.file());
        if (Files.exists(own) && !Objects.equals(FileMark.of(own), origin.mark())) {
            throw new BadInput("'" + own + "' was changed elsewhere since it was opened here; save under another name, or open it again.");
        }
        save(own);
    }

    /// Into another file, or over whatever is in it.
    ///
    /// @throws BadInput when it can't be written
    public void save(Path target) {
        session.commit();
        try {
            SessionFile.write(target, session.shown(), session.lookedAt().states());
        } catch (IOException e) {
            throw new BadInput("The session can't be saved as '" + target + "' (" + e.getClass().getSimpleName()
                    + "); choose another folder.", e);
        }
        settle(target);
    }

    private void settle(Path settled) {
        Origin origin = session.origin().get();
        origin.settle(settled, FileMark.of(settled), session.experiment().get());
        follow(origin);
        recent.add(settled);
    }
}
