package glasshead.ui.library;

import glasshead.checkpoint.Bytes;
import glasshead.checkpoint.hub.DownloadControl;
import glasshead.checkpoint.hub.LibraryEntry;
import glasshead.checkpoint.hub.LibraryEntry.Kind;
import glasshead.checkpoint.hub.ModelPlace;
import glasshead.checkpoint.hub.Progress;
import glasshead.checkpoint.hub.Progress.Stage;
import glasshead.engine.ModelEntry;
import glasshead.engine.verify.FigureResult;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// One model in the library: what is known of it, and what is going on with it.
final class ModelRow {

    /// What can be done with a model depends on this alone.
    enum State {
        SHIPPED, ADDED, HERE, ABSENT, DOWNLOADING, PAUSED
    }

    private final String name;
    private final ObjectProperty<ModelEntry> entry = new SimpleObjectProperty<>();
    private final ObjectProperty<State> state = new SimpleObjectProperty<>();
    private final ObjectProperty<Progress> progress = new SimpleObjectProperty<>(new Progress(Stage.ASKING, 0, 0, 0, Double.NaN, ""));
    private final StringProperty problem = new SimpleStringProperty("");
    private final ObservableList<FigureResult> results = FXCollections.observableArrayList();
    private final BooleanProperty verifying = new SimpleBooleanProperty();
    private @Nullable DownloadControl download;

    ModelRow(ModelEntry entry) {
        this.name = entry.name();
        show(entry);
    }

    void show(ModelEntry changed) {
        entry.set(changed);
        problem.set(changed.problem());
        if (download == null) {
            state.set(settled(changed));
        }
    }

    private static State settled(ModelEntry entry) {
        return switch (entry.entry().kind()) {
            case SHIPPED -> State.SHIPPED;
            case ADDED, FOLDER -> State.ADDED;
            case HUB -> entry.isHere() ? State.HERE : State.ABSENT;
        };
    }

    String name() {
        return name;
    }

    /// Whether an experiment's model is this one, at whatever step of its training: by its name, or opened as a folder.
    boolean isModel(String model) {
        return isExactly(model) || isExactly(ModelPlace.withoutStep(model));
    }

    private boolean isExactly(String model) {
        LibraryEntry known = entry.get().entry();
        return known.isNamed(model) || known.folder() != null && known.folder().toString().equals(model);
    }

    ObjectProperty<ModelEntry> entry() {
        return entry;
    }

    ObjectProperty<State> state() {
        return state;
    }

    ObjectProperty<Progress> progress() {
        return progress;
    }

    /// A sentence about what went wrong with this model, empty when nothing did.
    StringProperty problem() {
        return problem;
    }

    ObservableList<FigureResult> results() {
        return results;
    }

    BooleanProperty verifying() {
        return verifying;
    }

    boolean isHere() {
        return entry.get().isHere();
    }

    boolean fromHub() {
        return entry.get().entry().kind() == Kind.HUB;
    }

    @Nullable
    DownloadControl download() {
        return download;
    }

    /// @param control while it is under way
    void download(@Nullable DownloadControl control) {
        download = control;
        state.set(control == null ? settled(entry.get()) : State.DOWNLOADING);
    }

    /// Shape, size, memory, licence, as far as they are known.
    String facts() {
        ModelEntry known = entry.get();
        List<String> facts = new ArrayList<>();
        add(facts, known.about().isEmpty(), known.about());
        add(facts, known.disk() == 0, Bytes.text(known.disk()) + (known.isHere() ? " on disk" : " to download"));
        add(facts, known.memory() == 0, "needs " + Bytes.text(known.memory()) + " of memory");
        facts.add(known.licence().isEmpty() ? "licence not stated" : known.licence());
        return String.join("  ·  ", facts);
    }

    private static void add(List<String> facts, boolean unknown, String fact) {
        if (!unknown) {
            facts.add(fact);
        }
    }

    /// What the verification has found so far.
    String verdict() {
        long agree = results.stream().filter(FigureResult::agrees).count();
        if (verifying.get()) {
            return "verifying: " + agree + " of " + results.size() + " come out so far";
        }
        return agree == results.size() ? "all " + agree + " figures come out" : (results.size() - agree) + " of " + results.size()
                + " figures are off";
    }
}
