package glasshead.ui.set;

import glasshead.dataset.DataSets;
import glasshead.engine.Findings;
import glasshead.experiment.BadInput;
import glasshead.experiment.DataSet;
import glasshead.experiment.Experiment;
import glasshead.experiment.Subject;
import glasshead.experiment.view.GridPicture;
import glasshead.experiment.view.SetLook;
import glasshead.experiment.view.Shown;
import glasshead.experiment.view.View;
import glasshead.session.Session;
import glasshead.session.SetRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/// What the session is about: a prompt by itself, or a set with one of its examples.
public final class SubjectViewModel {

    private final Session session;
    private final BooleanBinding ofSet;
    private final BooleanProperty own;
    /// The set to come back to from a prompt.
    private Subject.@Nullable OfSet last;
    /// The experiment that the last step to another example made: further ones are undone together with it.
    private @Nullable Experiment stepped;

    public SubjectViewModel(Session session) {
        this.session = session;
        ofSet = Bindings.createBooleanBinding(() -> SetRun.isAbout(session.experiment().get()), session.experiment());
        own = session.looks().part(View::set, View::withSet).flag(SetLook::own, SetLook::withOwn);
        session.experiment().subscribe(now -> last = now.subject() instanceof Subject.OfSet of ? of : last);
    }

    /// Whether the session is about a set.
    public BooleanBinding ofSet() {
        return ofSet;
    }

    /// Whether the panels speak of the shown example alone.
    BooleanProperty own() {
        return own;
    }

    ReadOnlyObjectProperty<Experiment> experiment() {
        return session.experiment();
    }

    DataSet set() {
        return session.experiment().get().set();
    }

    int shown() {
        return session.experiment().get().subject().shown();
    }

    /// From a prompt to the set that was there last, at first the shipped one of indirect objects.
    public void toSet() {
        Subject.OfSet before = last;
        if (before != null) {
            begin(before);
        } else {
            choose(DataSets.SHIPPED.getFirst());
        }
    }

    /// From a set to the example that is shown, as a prompt by itself.
    public void toPrompt() {
        session.change(now -> now.withSubject(new Subject.Alone(now.prompt(), now.other(), now.contrast())));
    }

    /// To a set that ships.
    public void choose(String shipped) {
        take(() -> DataSets.named(shipped, Set.copyOf(vocabulary())::contains));
    }

    void open(Path file) {
        take(() -> DataSets.read(file));
    }

    void make(String template, int rows, long seed, boolean heldOut) {
        take(() -> Making.of(template, rows, seed, heldOut, Set.copyOf(vocabulary())::contains));
    }

    private List<String> vocabulary() {
        Findings found = session.findings().get();
        if (found == null) {
            throw new BadInput("The model is not loaded yet; its tokens decide which words a set can have. Try again in a moment.");
        }
        return found.model().vocabulary().texts();
    }

    private void take(Supplier<DataSet> source) {
        try {
            DataSet set = source.get();
            begin(Subject.OfSet.first(set));
        } catch (BadInput problem) {
            session.tell(problem.getMessage());
        }
    }

    /// Patterns belong to one prompt: whoever comes from a prompt first sees what every head does in the mean.
    private void begin(Subject.OfSet set) {
        session.show(now -> {
            Shown shown = now.with(now.experiment().withSubject(set));
            return ofSet.get() ? shown : shown.with(now.view().withGrid(now.view().grid().withPicture(GridPicture.ATTRIBUTION)));
        });
    }

    /// Shows another example; several in a row are one step of undo.
    public void show(int index) {
        if (index < 0 || index >= set().size()) {
            return;
        }
        if (stepped == session.experiment().get()) {
            session.continueChange(now -> now.withShown(index));
        } else {
            session.change(now -> now.withShown(index));
        }
        stepped = session.experiment().get();
    }

    /// Shows the example so many rows on, if there is one.
    public void step(int by) {
        show(shown() + by);
    }
}
