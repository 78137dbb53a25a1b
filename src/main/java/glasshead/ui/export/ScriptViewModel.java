package glasshead.ui.export;

import glasshead.engine.Question;
import glasshead.engine.Recipe;
import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.WholeFile;
import glasshead.script.Script;
import glasshead.session.Handle;
import glasshead.session.QuestionService;
import glasshead.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The experiment that is on screen when it is asked for, in each form.
public final class ScriptViewModel {

    private final Session session;
    private final QuestionService service;
    private final ObjectProperty<ScriptForm> form = new SimpleObjectProperty<>(ScriptForm.PYTHON);
    private final ObjectProperty<@Nullable Recipe> recipe = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private final ObservableValue<@Nullable Script> script;
    private @Nullable Handle running;

    public ScriptViewModel(Session session, QuestionService service) {
        this.session = session;
        this.service = service;
        script = Bindings.createObjectBinding(this::written, recipe, form);
    }

    public ObjectProperty<ScriptForm> form() {
        return form;
    }

    /// Nothing until the experiment was run.
    public ObservableValue<@Nullable Script> script() {
        return script;
    }

    /// What is under way, what was done, or what could not be.
    public ReadOnlyStringProperty outcome() {
        return outcome.getReadOnlyProperty();
    }

    /// Takes what is on screen now.
    public void load() {
        cancel();
        Experiment experiment = session.experiment().get();
        recipe.set(null);
        outcome.set("Running it, so that its numbers stand in it…");
        running = service.answer(new Question.RecipeOf(experiment), found -> {
            outcome.set("");
            recipe.set(found);
        }, outcome::set);
    }

    /// Nobody waits for it any more.
    public void cancel() {
        if (running != null) {
            running.cancel();
        }
    }

    private @Nullable Script written() {
        Recipe found = recipe.get();
        try {
            return found == null ? null : form.get().write(found);
        } catch (BadInput problem) {
            outcome.set(problem.getMessage());
            return null;
        }
    }

    void copied() {
        outcome.set("Copied");
    }

    /// With what must lie beside it.
    void save(Path file) {
        Script written = Objects.requireNonNull(script.getValue());
        try {
            WholeFile.write(file, written.text());
            for (Map.Entry<String, String> beside : written.files().entrySet()) {
                WholeFile.write(file.toAbsolutePath().resolveSibling(beside.getKey()), beside.getValue());
            }
            outcome.set("Saved " + file + (written.files().isEmpty() ? "" : ", and " + String.join(", ", written.files().keySet())
                    + " beside it"));
        } catch (IOException e) {
            outcome.set("It can't be saved there (" + e.getClass().getSimpleName() + "); choose another folder.");
        }
    }
}
