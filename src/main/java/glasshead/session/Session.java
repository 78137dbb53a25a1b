package glasshead.session;

import glasshead.analysis.Analysis;
import glasshead.engine.Findings;
import glasshead.engine.Question;
import glasshead.experiment.Experiment;
import glasshead.experiment.view.Shown;
import glasshead.experiment.view.Side;
import glasshead.experiment.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What the window is about: the current experiment with its history and what of it is looked at, and the last run that succeeded.
///
/// Lives on the FX thread. Every change of the experiment asks its [Runs] for a run; a failed run leaves the findings as they were.
public final class Session {

    private final ReadOnlyObjectWrapper<Experiment> experiment = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Findings> findings = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<View> view = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty secondPrompt = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Origin> origin = new ReadOnlyObjectWrapper<>();
    private final History history = new History();
    private final LookedAt lookedAt = new LookedAt();
    private final Selection selection;
    private final List<Runnable> drafts = new ArrayList<>();
    private final Runs runs;

    /// What the last run could not do.
    ///
    /// @param sentence what is wrong and what to do
    /// @param of       the experiment that could not be run, unless something else failed
    /// @param excess   by how many tokens its prompt is too long, 0 when that is not the problem
    /// @param lines    which of its interventions can't be made and why, empty when that is not the problem
    public record Problem(String sentence, @Nullable Experiment of, int excess, SortedMap<Integer, String> lines) {

        public Problem(String sentence, @Nullable Experiment of, int excess) {
            this(sentence, of, excess, new TreeMap<>());
        }

        /// Whether it is about one of the prompts, so that it stands below that: about what changed since the run that succeeded.
        ///
        /// @param before that run, if there was one
        public boolean isAboutPrompts(@Nullable Findings before) {
            if (of == null || !lines.isEmpty()) {
                return false;
            }
            Experiment ran = before == null ? null : before.experiment();
            if (excess > 0 || ran == null) {
                return excess > 0 || !of.prompt().isEmpty();
            }
            return ran.model().equals(of.model()) && !(ran.prompt().equals(of.prompt()) && ran.other().equals(of.other()));
        }

        /// What keeps this line of the experiment `now` from being made; empty when nothing does, or when it has changed since.
        public String with(int line, Experiment now) {
            boolean same = of != null && line < of.interventions().size() && of.interventions().get(line).equals(now.interventions().get(
                    line));
            return same ? lines.getOrDefault(line, "") : "";
        }
    }

    public Session(Runs runs, Experiment first) {
        this(runs, Shown.first(first));
    }

    @SuppressWarnings("this-escape") // the selection changes the view after construction
    public Session(Runs runs, Shown first) {
        this.runs = runs;
        experiment.set(first.experiment());
        view.set(first.view());
        origin.set(Origin.fresh(first.experiment()));
        selection = new Selection(looks());
        view.subscribe(now -> secondPrompt.set(now.second().shown()));
        secondPrompt.subscribe((_, shown) -> show(now -> now.withSecondPrompt(shown)));
        runs.onFinished(this::accept);
        runs.onFailed(problem::set);
    }

    public ReadOnlyObjectProperty<Experiment> experiment() {
        return experiment.getReadOnlyProperty();
    }

    /// What of the experiment is looked at.
    public ReadOnlyObjectProperty<View> view() {
        return view.getReadOnlyProperty();
    }

    /// The single choices of what is looked at.
    public Looks<View> looks() {
        return Looks.of(view(), this::look);
    }

    /// Whether the second prompt has its place. One that is hidden is not in use and waits until it is shown again.
    public BooleanProperty secondPrompt() {
        return secondPrompt;
    }

    /// All that is on screen.
    public Shown shown() {
        return new Shown(experiment.get(), view.get());
    }

    /// Changes when another session is begun or opened, and when that is undone.
    public ObservableValue<?> belonging() {
        return origin;
    }

    /// What is on screen belongs to this.
    ReadOnlyObjectProperty<Origin> origin() {
        return origin.getReadOnlyProperty();
    }

    void belong(Origin changed) {
        origin.set(changed);
    }

    /// Shows what comes from elsewhere; undo goes back to what was shown before and to what that belonged to.
    void open(Shown opened, Origin from) {
        commit();
        history.remember(step());
        put(opened);
        origin.set(from);
    }

    private History.Step step() {
        return new History.Step(shown(), origin.get());
    }

    /// The last run that succeeded; nothing only before the first.
    public ReadOnlyObjectProperty<@Nullable Findings> findings() {
        return findings.getReadOnlyProperty();
    }

    /// Why the current experiment has no findings of its own; nothing when it has, or is still being run.
    public ReadOnlyObjectProperty<@Nullable Problem> problem() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty running() {
        return runs.running();
    }

    public History history() {
        return history;
    }

    /// The states that were looked at for more than a moment.
    public LookedAt lookedAt() {
        return lookedAt;
    }

    public Selection selection() {
        return selection;
    }

    /// Runs the current experiment (again).
    public void run() {
        runs.request(experiment.get());
    }

    /// Changes the experiment. Nothing happens when the change changes nothing.
    public void change(UnaryOperator<Experiment> change) {
        show(now -> now.with(change.apply(now.experiment())));
    }

    /// Changes what is looked at, which is no step of undo.
    public void look(UnaryOperator<View> change) {
        show(now -> now.with(change.apply(now.view())));
    }

    /// The one way to change what is on screen: a step of undo when the experiment changes.
    public void show(UnaryOperator<Shown> change) {
        Shown before = shown();
        Shown after = change.apply(before);
        if (!after.experiment().equals(before.experiment())) {
            history.remember(new History.Step(before, origin.get()));
        }
        put(after);
    }

    /// Changes what the user made though no run depends on it, as a hypothesis or a circuit: always a step of undo, unless nothing changes.
    public void make(UnaryOperator<Shown> change) {
        Shown after = change.apply(shown());
        if (!after.equals(shown())) {
            history.remember(step());
            put(after);
        }
    }

    /// A change that follows the one before in one gesture (a drag, one word being typed): undone together with it.
    public void continueChange(UnaryOperator<Experiment> change) {
        Experiment changed = change.apply(experiment.get());
        if (!changed.equals(experiment.get())) {
            history.dropFuture();
            put(shown().with(changed));
        }
    }

    /// Registers what turns something half entered into a change, so that undo takes back the newest the user did, not the one before,
    /// and that nothing of it is missing in what is saved.
    public void beforeUndo(Runnable commit) {
        drafts.add(commit);
    }

    /// Makes a change of what is half entered.
    void commit() {
        drafts.forEach(Runnable::run);
    }

    public void undo() {
        commit();
        history.back(step()).ifPresent(this::putBack);
    }

    public void redo() {
        history.forward(step()).ifPresent(this::putBack);
    }

    /// Says what could not be done, when it was no run that failed.
    public void tell(String sentence) {
        problem.set(new Problem(sentence, null, 0));
    }

    /// Takes away all interventions.
    public void reset() {
        change(Experiment::baseline);
    }

    /// Asks a further question of the runs behind the current findings, on the inference thread; the answer comes on the FX thread.
    /// A newer question of the same asker replaces an older one that is still waiting; an answer that comes after the findings changed is
    /// dropped.
    public <R> void ask(Object asker, Side side, Analysis<R> analysis, Consumer<R> then) {
        Findings asked = findings.get();
        if (asked != null) {
            runs.ask(asker, asked, side, analysis, answer -> {
                if (asked == findings.get()) {
                    then.accept(answer);
                }
            });
        }
    }

    /// Asks anything else that has to do with what is on screen; why it can't be answered is told.
    public <R> void ask(Question<R> question, Consumer<R> then) {
        runs.begin(question, then);
    }

    private void putBack(History.Step step) {
        Shown back = step.shown();
        put(step.origin() == origin.get() ? back.with(back.view().keeping(view.get())) : back);
        origin.set(step.origin());
    }

    private void put(Shown shown) {
        boolean other = !shown.experiment().equals(experiment.get());
        if (other) {
            experiment.set(shown.experiment());
        }
        if (!shown.view().equals(view.get())) {
            view.set(shown.view());
        }
        if (other) {
            runs.request(shown.experiment());
        }
    }

    private void accept(Findings found) {
        problem.set(null);
        selection.letGo(found);
        findings.set(found);
        selection.take(found);
    }
}
