package glasshead.ui.examples;

import glasshead.engine.Findings;
import glasshead.engine.Question;
import glasshead.engine.ScanQuestion;
import glasshead.experiment.BadInput;
import glasshead.experiment.view.ExamplesLook;
import glasshead.experiment.view.View;
import glasshead.experiment.view.Workspace;
import glasshead.scan.Scan;
import glasshead.scan.ScanFile;
import glasshead.scan.ScanShelf.Kept;
import glasshead.session.QuestionService;
import glasshead.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;

/// The scans of the current model: which there are, which one is looked at, and a new one. Asked for while the workspace is
/// shown.
final class Scans {

    private final Session session;
    private final QuestionService service;
    private final ObjectProperty<String> chosen;
    private final ReadOnlyObjectWrapper<List<Kept>> kept = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Kept> open = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper();
    private String model = "";
    private final NewScan fresh;

    Scans(Session session, QuestionService service) {
        this.session = session;
        this.service = service;
        fresh = new NewScan(session, service, this::take);
        chosen = session.looks().part(View::examples, View::withExamples).choice(ExamplesLook::scan, ExamplesLook::withScan);
        session.findings().subscribe(this::follow);
        session.view().subscribe(this::follow);
        chosen.subscribe(_ -> pick());
        follow();
    }

    /// Those that fit the model.
    ReadOnlyObjectProperty<List<Kept>> kept() {
        return kept.getReadOnlyProperty();
    }

    /// The one that is looked at; nothing where there is none.
    ReadOnlyObjectProperty<@Nullable Kept> open() {
        return open.getReadOnlyProperty();
    }

    /// Why there is none to look at; empty while there is one.
    ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }

    /// Whether a corpus could be scanned now.
    ObservableBooleanValue possible() {
        return possible;
    }

    void choose(Kept scan) {
        chosen.set(scan.file().toString());
        open(scan);
    }

    private void follow() {
        Findings found = session.findings().get();
        if (found == null || session.view().get().workspace() != Workspace.EXAMPLES) {
            return;
        }
        if (found.experiment().options().rawWeights()) {
            model = "";
            possible.set(false);
            open.set(null);
            notice.set("Scans are of processed weights: switch raw weights off to see examples.");
            return;
        }
        String now = found.experiment().model();
        if (!now.equals(model)) {
            fresh.stop();
            model = now;
            possible.set(true);
            kept.set(List.of());
            open.set(null);
            notice.set("Looking for scans of " + found.model().name() + "…");
            ask(null);
        }
    }

    /// @param fresh one that has just been made
    private void ask(@Nullable Scan fresh) {
        String of = model;
        service.begin(new ScanQuestion.KeptScans(of), _ -> {}, there -> {
            if (of.equals(model)) {
                kept.set(there);
                Optional<Kept> same = there.stream().filter(each -> fresh != null && each.scan().of().equals(fresh.of()) && each.scan()
                        .plan().equals(fresh.plan())).findFirst();
                if (same.isPresent()) {
                    choose(same.get());
                } else if (fresh == null) {
                    pick();
                }
            }
        }, problem -> fail(of, problem));
    }

    private void fail(String of, BadInput problem) {
        if (of.equals(model)) {
            model = ""; // asked again when the workspace is shown again
            notice.set(problem.getMessage());
        }
    }

    private void pick() {
        Kept now = open.get();
        if (model.isEmpty() || now != null && now.file().toString().equals(chosen.get())) {
            return;
        }
        Optional<Kept> there = kept.get().stream().filter(each -> each.file().toString().equals(chosen.get())).findFirst();
        if (there.isPresent()) {
            open(there.get());
        } else if (!chosen.get().isEmpty()) {
            read(Path.of(chosen.get()));
        } else if (!kept.get().isEmpty()) {
            open(kept.get().getFirst());
        } else {
            notice.set("No corpus has been scanned for this model yet: choose a text file, one text a line, or a folder of them, or drop "
                    + "one here, and it is run through the model once.");
        }
    }

    private void open(Kept scan) {
        open.set(scan);
        notice.set("");
    }

    /// Opens a scan in a file, if it is of this model.
    void read(Path file) {
        String of = model;
        service.begin(new Question.Mark(of, false), _ -> {}, mark -> Thread.ofVirtual().start(() -> {
            try {
                ScanFile scan = ScanFile.open(file);
                Platform.runLater(() -> take(of, mark, new Kept(file.getFileName().toString(), file, false, scan)));
            } catch (BadInput problem) {
                Platform.runLater(() -> refuse(of, problem.getMessage()));
            }
        }), problem -> refuse(of, problem.getMessage()));
    }

    private void take(String of, String mark, Kept scan) {
        if (!of.equals(model)) {
            return;
        }
        if (!scan.scan().of().weights().equals(mark)) {
            refuse(of, "‘" + scan.name() + "’ is a scan of other weights than this model's: open another, or scan a corpus here.");
        } else {
            choose(scan);
        }
    }

    /// What was open stays.
    private void refuse(String of, String sentence) {
        if (of.equals(model)) {
            Kept now = open.get();
            chosen.set(now == null ? "" : now.file().toString());
            session.tell(sentence);
        }
    }

    /// A corpus that is to be scanned.
    NewScan fresh() {
        return fresh;
    }

    /// Says what a scan of it will take, then runs it if that is wanted.
    void propose(Path corpus) {
        if (possible.get()) {
            fresh.propose(model, corpus);
        }
    }

    private void take(Path corpus, Scan scan) {
        open(new Kept(String.valueOf(corpus.getFileName()), corpus, false, scan));
        ask(scan);
    }
}
