package glasshead.ui.model;

import glasshead.checkpoint.hub.ModelPlace;
import glasshead.engine.Findings;
import glasshead.experiment.Experiment;
import glasshead.experiment.FileNames;
import glasshead.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Which model is looked at, which there are, and how its weights are used.
public final class ModelViewModel {

    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notes = new ReadOnlyStringWrapper("");
    private final Session session;
    private final List<String> shipped;
    private final Consumer<String> choose;

    /// @param shipped names of the models that come with the program
    /// @param choose  goes over to the model with this name or folder, and to the experiment that it opens with
    public ModelViewModel(Session session, List<String> shipped, Consumer<String> choose) {
        this.session = session;
        this.shipped = List.copyOf(shipped);
        this.choose = choose;
        InvalidationListener changed = observed -> update();
        session.experiment().addListener(changed);
        session.findings().addListener(changed);
        session.problem().addListener(changed);
        update();
    }

    private void update() {
        title.set(titleNow());
        notes.set(String.join("\n", notesNow()));
    }

    /// What is to be said about how the model's files were read, a line for each; empty when nothing is.
    ReadOnlyStringProperty notes() {
        return notes.getReadOnlyProperty();
    }

    private List<String> notesNow() {
        Findings found = session.findings().get();
        return found == null ? List.of() : found.model().notes();
    }

    /// `tiny-english · 4 layers × 6 heads`
    ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    /// The shipped models, and the folder that is open if it is one.
    List<String> names() {
        List<String> names = new ArrayList<>(shipped);
        if (!names.contains(current())) {
            names.add(current());
        }
        return names;
    }

    String current() {
        return session.experiment().get().model();
    }

    /// Goes over to a model; the current one is tried again where it could not be loaded.
    void choose(String model) {
        if (!model.equals(current())) {
            choose.accept(model);
        } else if (session.problem().get() != null) {
            session.run();
        }
    }

    boolean rawWeights() {
        return session.experiment().get().options().rawWeights();
    }

    void useRawWeights(boolean raw) {
        session.change(experiment -> experiment.withOptions(experiment.options().withRawWeights(raw)));
    }

    /// The model card as Markdown, empty when there is none.
    String card() {
        Findings found = session.findings().get();
        return found == null ? "" : found.model().card();
    }

    /// The card with the notes in front of it, as Markdown.
    String page() {
        List<String> said = notesNow();
        return said.isEmpty() ? card() : "### How its files were read\n\n" + said.stream().map(note -> "- " + plain(note) + "\n").collect(
                Collectors.joining()) + "\n" + card();
    }

    /// Names from files are no Markdown.
    private static String plain(String text) {
        return text.replaceAll("(\\p{Punct})", "\\\\$1");
    }

    /// Shows a prompt that the card proposes, in the model whose card it is.
    void open(CardExample example) {
        Findings found = session.findings().get();
        session.change(now -> example.on(now.withModel(found == null ? now.model() : found.experiment().model())));
    }

    private String titleNow() {
        Experiment now = session.experiment().get();
        Findings found = session.findings().get();
        if (found != null && found.experiment().model().equals(now.model())) {
            return found.model().title();
        }
        if (found != null && ModelPlace.withoutStep(found.experiment().model()).equals(ModelPlace.withoutStep(now.model()))) {
            // Another step of the same model: all but the name stays, and nothing jumps while the steps go by.
            return FileNames.last(now.model()) + found.model().title().substring(found.model().name().length());
        }
        return FileNames.last(now.model()) + (session.problem().get() == null ? " · loading…" : " · not loaded");
    }
}
