package glasshead;

import glasshead.session.Autosave;
import glasshead.session.Document;
import glasshead.session.Lost;
import glasshead.session.Session;
import glasshead.ui.document.RestoreLine;
import glasshead.ui.shell.MainView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Ties a window to its unsaved work: kept while it runs, offered again after an end without warning.
final class UnsavedWork {

    private static final Logger LOG = Logger.getLogger(UnsavedWork.class.getName());

    private UnsavedWork() {}

    /// Offers what a program that ended without warning left behind.
    ///
    /// @param notice gets a sentence when something that was left can't be used
    static void offer(Path state, Session session, MainView window, Consumer<String> notice) {
        Lost.newest(state, notice).ifPresent(lost -> window.announce(new RestoreLine(lost.when(), () -> {
            session.show(_ -> lost.shown());
            lost.forget();
        }, lost::forget)));
    }

    /// Keeps every unsaved change from now on.
    ///
    /// @param notice gets a sentence when that can't be done; the program goes on
    /// @return to be closed at an orderly end
    static Optional<Autosave> keep(Path state, Session session, Document document, Consumer<String> notice) {
        try {
            Autosave autosave = new Autosave(state, notice);
            session.experiment().subscribe(() -> follow(autosave, session, document));
            document.unsaved().subscribe(() -> follow(autosave, session, document));
            return Optional.of(autosave);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "unsaved work is not kept", e);
            notice.accept("Unsaved work can't be kept in " + state + " (" + e.getClass().getSimpleName()
                    + "); make that folder writable, or save often.");
            return Optional.empty();
        }
    }

    private static void follow(Autosave autosave, Session session, Document document) {
        if (document.unsaved().get()) {
            autosave.keep(session.shown());
        } else {
            autosave.drop();
        }
    }
}
