package glasshead;

import glasshead.json.KeptSession;
import glasshead.session.Autosave;
import glasshead.session.Document;
import glasshead.session.Left;
import glasshead.session.Session;
import glasshead.ui.delay.Delay;
import glasshead.ui.delay.Delays;
import glasshead.ui.document.RestoreLine;
import glasshead.ui.shell.MainView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.util.Subscription;

/// Ties a window to the session that is kept of it. However the program ends, its next start comes back to what was on screen; what else
/// was left with something unsaved is offered.
final class LastSession {

    private static final String UNOPENED = "Glasshead ended while it came back to the session";
    private static final Logger LOG = Logger.getLogger(LastSession.class.getName());
    /// What is looked at changes with every turn of a wheel.
    private static final Duration LOOKING = Duration.ofSeconds(1);

    private final Path state;
    private final Consumer<String> notice;
    private final Optional<Autosave> autosave;
    private boolean changed;

    private LastSession(Path state, Consumer<String> notice, Optional<Autosave> autosave) {
        this.state = state;
        this.notice = notice;
        this.autosave = autosave;
    }

    /// Takes a place in the state folder.
    ///
    /// @param notice gets a sentence when that can't be done, or something that was left can't be used; the program goes on
    static LastSession begin(Path state, Consumer<String> notice) {
        try {
            return new LastSession(state, notice, Optional.of(new Autosave(state, notice)));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the session is not kept", e);
            notice.accept("The session can't be kept in " + state + " (" + e.getClass().getSimpleName()
                    + "); make that folder writable, or save often.");
            return new LastSession(state, notice, Optional.empty());
        }
    }

    /// What was on screen last, unless the program ended while it came back to it.
    Optional<KeptSession> comeBack() {
        if (autosave.isEmpty()) {
            return Optional.empty();
        }
        try {
            return autosave.get().comeBack(notice).map(Document::upToDate);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "can't come back to the last session", e);
            return Optional.empty();
        }
    }

    /// Keeps what is on screen from now on.
    void follow(Session session, Document document, Delays delays) {
        if (autosave.isEmpty()) {
            return;
        }
        Autosave keeping = autosave.get();
        Runnable keep = () -> keeping.keep(document.kept());
        Delay looking = delays.after(LOOKING, keep);
        session.view().subscribe(looking::restart);
        session.lookedAt().states().addListener((InvalidationListener) _ -> looking.restart());
        Runnable soon = () -> atTheEnd(keep);
        session.experiment().subscribe(soon);
        document.file().subscribe(soon);
        document.unsaved().subscribe(soon);
        keep.run();
        settled(session, keeping::opened);
    }

    /// Several things change at once when a file is opened: what is kept never has half of it.
    private void atTheEnd(Runnable keep) {
        if (!changed) {
            changed = true;
            Platform.runLater(() -> {
                changed = false;
                keep.run();
            });
        }
    }

    /// Once there is an answer to the first run, or a sentence why not.
    private static void settled(Session session, Runnable then) {
        List<Subscription> both = new ArrayList<>();
        Runnable end = () -> {
            if (session.findings().get() != null || session.problem().get() != null) {
                both.forEach(Subscription::unsubscribe);
                then.run();
            }
        };
        both.add(session.findings().subscribe(end));
        both.add(session.problem().subscribe(end));
        end.run();
    }

    /// Offers the newest of what else was left unsaved.
    void offer(Document document, MainView window) {
        for (Left left : Left.all(state)) {
            String what = left.unopened() ? UNOPENED : left.read(notice).filter(KeptSession::unsaved).map(LastSession::unsaved).orElse("");
            if (!what.isEmpty()) {
                window.announce(new RestoreLine(what, left.when(), () -> restore(left, document), left::forget));
                return;
            }
            left.forget();
        }
    }

    private static String unsaved(KeptSession kept) {
        return kept.file() == null ? "There is unsaved work" : "There are unsaved changes to " + kept.file().getFileName();
    }

    /// It is taken away once it is kept as this window's.
    private void restore(Left left, Document document) {
        left.read(notice).ifPresent(kept -> {
            document.restore(kept);
            autosave.ifPresent(keeping -> {
                keeping.keep(document.kept());
                keeping.afterwards(left::forget);
            });
        });
    }

    /// What is on screen is what the next start comes back to.
    void close(Document document) {
        autosave.ifPresent(keeping -> {
            keeping.keep(document.atTheEnd());
            keeping.close();
        });
    }
}
