package glasshead.ui.scrub;

import glasshead.engine.Question;
import glasshead.engine.ScrubFindings;
import glasshead.experiment.Circuit;
import glasshead.experiment.DataSet;
import glasshead.experiment.Experiment;
import glasshead.experiment.Hypothesis;
import glasshead.experiment.ScrubMetric;
import glasshead.experiment.Subject;
import glasshead.experiment.view.ScrubLook;
import glasshead.experiment.view.Tested;
import glasshead.experiment.view.View;
import glasshead.session.Looks;
import glasshead.session.QuestionService;
import glasshead.session.Session;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What is asked of the hypothesis that is drawn, on the set that is on screen.
public final class ScrubViewModel {

    private static final long SEED = 1;
    private static final int SAMPLES_OF_PARTS = 8;
    private static final int SAMPLES_OF_SEARCH = 4;

    private final Session session;
    private final ObjectProperty<Double> until;
    private final ObjectProperty<ScrubMetric> metric;
    private final ObjectProperty<Double> recover;
    private final ObjectProperty<Integer> budget;
    private final DrawnTree tree;
    private final RowsOfSet set;
    private final ScrubRuns runs;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    /// The set that was there when a hypothesis came that brings rows along.
    private @Nullable DataSet drawnFrom;

    /// @param kept the circuit that is looked at, if one is known
    public ScrubViewModel(Session session, QuestionService service, Supplier<Circuit.@Nullable OfEdges> kept) {
        this.session = session;
        Looks<ScrubLook> look = session.looks().part(View::scrub, View::withScrub);
        until = look.choice(ScrubLook::until, ScrubLook::withUntil);
        metric = look.choice(ScrubLook::metric, ScrubLook::withMetric);
        recover = look.choice(ScrubLook::recover, ScrubLook::withRecover);
        budget = look.choice(ScrubLook::budget, ScrubLook::withBudget);
        tree = new DrawnTree(session, kept, problem::set);
        set = new RowsOfSet(session, service, problem::set);
        runs = new ScrubRuns(service, problem::set, tested -> session.look(view -> view.withScrub(view.scrub().withTested(tested))));
        tree.hypothesis().subscribe(this::drawn);
        drawn(null, tree.hypothesis().get());
    }

    private void drawn(@Nullable Hypothesis before, @Nullable Hypothesis now) {
        if (before == null || now == null || !before.tree().equals(now.tree())) {
            drawnFrom = now != null && now.hasDraws() ? session.experiment().get().set() : null;
        }
    }

    DrawnTree tree() {
        return tree;
    }

    RowsOfSet set() {
        return set;
    }

    ScrubRuns runs() {
        return runs;
    }

    ReadOnlyObjectProperty<Experiment> experiment() {
        return session.experiment();
    }

    ObjectProperty<Double> until() {
        return until;
    }

    /// By which parts are ranked, and a search goes.
    ObjectProperty<ScrubMetric> metric() {
        return metric;
    }

    ObjectProperty<Double> recover() {
        return recover;
    }

    ObjectProperty<Integer> budget() {
        return budget;
    }

    /// What was tested, the last first.
    ObservableValue<List<Tested>> tested() {
        return session.view().map(view -> view.scrub().tested());
    }

    /// Why the last thing could not be done, as a sentence; the tree stays as it is.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    void tell(String sentence) {
        problem.set(sentence);
    }

    /// A set whose rows can stand in for each other.
    boolean hasSet() {
        return session.experiment().get().subject() instanceof Subject.OfSet;
    }

    private ScrubLook asked() {
        return session.view().get().scrub();
    }

    private Question.@Nullable OfScrub question(int samples, double until) {
        Hypothesis now = tree.hypothesis().get();
        Experiment about = session.experiment().get();
        return now == null ? null : new Question.OfScrub(about.model(), about.set(), about.contrast().position(), now, samples, SEED, until,
                about.options());
    }

    /// Whether what is shown was found for what is drawn now.
    boolean isCurrent(ScrubFindings found) {
        Question.OfScrub now = question(asked().samples(), asked().until());
        return now != null && found.question().hypothesis().tree().equals(now.hypothesis().tree()) && found.question().model().equals(now
                .model()) && found.question().set().equals(now.set());
    }

    void run() {
        problem.set("");
        Hypothesis now = tree.hypothesis().get();
        if (now != null && now.hasDraws() && !session.experiment().get().set().equals(drawnFrom)) {
            tree.leaveDraws();
            problem.set(
                    "The set has changed since rows were written down for this hypothesis, so they are left away, and rows are "
                            + "drawn anew.");
        }
        Question.OfScrub question = question(asked().samples(), asked().until());
        if (question != null) {
            runs.scrub(question);
        }
    }

    /// @param unmapped the inputs that the tree does not name, instead of its own parts
    void askParts(boolean unmapped) {
        problem.set("");
        Question.OfScrub question = question(SAMPLES_OF_PARTS, 0);
        if (question != null) {
            runs.costs(new Question.OfScrubParts(question, unmapped, asked().metric()));
        }
    }

    void search() {
        problem.set("");
        Experiment about = session.experiment().get();
        runs.search(new Question.OfScrubSearch(about.model(), about.set(), about.contrast().position(), asked().metric(), asked().recover(),
                asked().budget(), SAMPLES_OF_SEARCH, SEED, about.options()), tree::change);
    }

    /// Takes a hypothesis that was tested, with its figures as far as they are still there.
    void take(Tested tested) {
        tree.change(tested.hypothesis());
        runs.show(tested);
    }

    /// Shows another row of the set in the whole window.
    void showRow(int row) {
        session.change(now -> now.withShown(row));
    }
}
