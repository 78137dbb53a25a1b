package glasshead.ui.examples;

import glasshead.experiment.BadInput;
import glasshead.experiment.Component;
import glasshead.experiment.WholeFile;
import glasshead.experiment.view.ExamplesPage;
import glasshead.scan.Scan;
import glasshead.script.Passport;
import glasshead.script.PassportFacts;
import glasshead.script.PassportPage;
import glasshead.session.QuestionService;
import glasshead.session.Session;
import glasshead.session.WaitingAnswers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The passport of the chosen head or neuron, asked for when its page is shown, on a thread of its own whose questions are answered between
/// the user's.
final class Passports {

    private static final Logger LOG = Logger.getLogger(Passports.class.getName());
    /// Kept, so that going back is quick.
    private static final int KEPT = 16;

    private final Session session;
    private final QuestionService service;
    private final ObservableValue<@Nullable ShownExamples> shown;
    private final Map<Key, Passport> known = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable Passport> passport = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private @Nullable Key wanted;
    private @Nullable WaitingAnswers asking;

    private record Key(String model, Scan scan, Component component) {
    }

    Passports(Session session, QuestionService service, ObservableValue<@Nullable ShownExamples> shown) {
        this.session = session;
        this.service = service;
        this.shown = shown;
        shown.subscribe(this::follow);
        follow();
    }

    ReadOnlyObjectProperty<@Nullable Passport> passport() {
        return passport.getReadOnlyProperty();
    }

    /// What is being found out, or why it can't be; empty when the passport is there.
    ReadOnlyStringProperty progress() {
        return progress.getReadOnlyProperty();
    }

    private void follow() {
        ShownExamples now = shown.getValue();
        Key next = now == null || now.page() != ExamplesPage.PASSPORT ? null : new Key(session.experiment().get().model(), now.scan(), now
                .component());
        if (next == null ? wanted == null : next.equals(wanted)) {
            return;
        }
        wanted = next;
        if (asking != null) {
            asking.cancel();
            asking = null;
        }
        passport.set(next == null ? null : known.get(next));
        progress.set("");
        if (next != null && passport.get() == null) {
            ask(next);
        }
    }

    private void ask(Key key) {
        WaitingAnswers answers = new WaitingAnswers(service);
        asking = answers;
        progress.set("Asking what is known of " + key.component + "…");
        Thread.ofVirtual().name("passport").start(() -> {
            try {
                PassportFacts facts = new PassportFacts(answers, key.model, key.component.toString(),
                        what -> tell(key, "Asking what is known of " + key.component + ": " + what + "…"), answers::isCancelled);
                Passport found = facts.passport(key.scan);
                Platform.runLater(() -> take(key, found));
            } catch (CancellationException stopped) {
                LOG.log(Level.FINE, "passport stopped", stopped);
            } catch (BadInput problem) {
                tell(key, problem.getMessage());
            }
        });
    }

    private void tell(Key key, String sentence) {
        Platform.runLater(() -> {
            if (key.equals(wanted)) {
                progress.set(sentence);
            }
        });
    }

    private void take(Key key, Passport found) {
        known.put(key, found);
        if (known.size() > KEPT) {
            known.remove(known.keySet().iterator().next());
        }
        if (key.equals(wanted)) {
            passport.set(found);
            progress.set("");
        }
    }

    /// Writes the passport that is shown as an HTML page.
    void save(Path file) {
        Passport now = passport.get();
        if (now == null) {
            return;
        }
        Thread.ofVirtual().name("passport").start(() -> {
            try {
                WholeFile.write("The passport", file, PassportPage.of(now));
            } catch (BadInput problem) {
                Platform.runLater(() -> session.tell(problem.getMessage()));
            }
        });
    }
}
