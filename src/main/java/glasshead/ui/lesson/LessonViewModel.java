package glasshead.ui.lesson;

import glasshead.engine.Findings;
import glasshead.engine.SetFindings;
import glasshead.experiment.Experiment;
import glasshead.experiment.lesson.Check;
import glasshead.experiment.lesson.Judge;
import glasshead.experiment.lesson.Reply;
import glasshead.experiment.lesson.Situation;
import glasshead.experiment.lesson.Situation.Numbers;
import glasshead.experiment.lesson.Step;
import glasshead.experiment.lesson.Verdict;
import glasshead.experiment.view.LessonLook;
import glasshead.experiment.view.Shown;
import glasshead.lesson.LessonNumbers;
import glasshead.session.Session;
import glasshead.session.SetRun;
import glasshead.ui.lesson.KeptLessons.Progress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The lesson that runs: which step is shown, and whether its task is done, judged live from what is on screen and its numbers.
public final class LessonViewModel {

    private static final Verdict NOTHING = new Verdict(false, "");
    private static final Verdict ELSEWHERE = new Verdict(false, "Press Show me first: this step is about another model or prompt.");

    private final Session session;
    private final ObservableValue<@Nullable SetFindings> set;
    private final LessonShelf shelf;
    private final ReadOnlyObjectWrapper<@Nullable Running> running = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Verdict> verdict = new ReadOnlyObjectWrapper<>(NOTHING);
    private final ReadOnlyBooleanWrapper leaving = new ReadOnlyBooleanWrapper();
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final Map<Integer, Reply> replies = new HashMap<>();
    private @Nullable Shown before;
    private @Nullable Object counted;
    private @Nullable Numbers numbers;

    /// @param set the figures of the set that is on screen, if it is about one
    public LessonViewModel(Session session, ObservableValue<@Nullable SetFindings> set, LessonShelf shelf) {
        this.session = session;
        this.set = set;
        this.shelf = shelf;
        session.view().subscribe(view -> follow(view.lesson()));
        session.experiment().subscribe(this::judge);
        session.findings().subscribe(this::judge);
        set.subscribe(this::judge);
        open.set(running.get() != null);
    }

    /// The lesson that runs, if one does.
    public ReadOnlyObjectProperty<@Nullable Running> running() {
        return running.getReadOnlyProperty();
    }

    /// Whether the drawer with the step is open.
    public BooleanProperty open() {
        return open;
    }

    LessonShelf shelf() {
        return shelf;
    }

    /// How far the step's task is.
    ReadOnlyObjectProperty<Verdict> verdict() {
        return verdict.getReadOnlyProperty();
    }

    /// Whether it is asked what becomes of the screen.
    ReadOnlyBooleanProperty leaving() {
        return leaving.getReadOnlyProperty();
    }

    private void follow(LessonLook look) {
        Running last = running.get();
        Running now = !look.runs() ? null
                : shelf.find(look.lesson()).map(entry -> new Running(entry, Math.min(look.step(), entry.lesson().steps().size())))
                        .orElse(null);
        if (now == null) {
            open.set(false);
        }
        if (now == null || last == null || !now.entry().equals(last.entry())) {
            replies.clear();
        }
        running.set(now);
        judge();
    }

    private void judge() {
        Running now = running.get();
        Check check = now == null ? null : now.check();
        if (now == null || check == null) {
            verdict.set(NOTHING);
            return;
        }
        boolean asks = check instanceof Check.Choice || check instanceof Check.Typed;
        Verdict found = asks || now.isAbout(session.shown()) ? Judge.of(check, new Situation(session.shown(), numbers(), reply(now.at())))
                : ELSEWHERE;
        if (found.met()) {
            shelf.progress(now.entry(), progress -> progress.withDone(now.at()));
        }
        verdict.set(found);
    }

    /// Of what is on screen; nothing while its run is not over.
    private @Nullable Numbers numbers() {
        Experiment now = session.experiment().get();
        Findings found = session.findings().get();
        SetFindings ofSet = set.getValue();
        Object source = SetRun.isAbout(now) ? ofSet != null && isWhole(ofSet, now) ? ofSet : null
                : found != null && found.experiment().equals(now) ? found : null;
        if (source != counted) {
            counted = source;
            numbers = source instanceof SetFindings mean ? LessonNumbers.of(mean) : source instanceof Findings one ? LessonNumbers.of(one)
                    : null;
        }
        return numbers;
    }

    private static boolean isWhole(SetFindings found, Experiment now) {
        List<?> lines = now.active().isEmpty() ? List.of() : List.of(now.active());
        return found.answered() == found.used() && found.question().set().equals(now.set()) && found.question().model().equals(now.model())
                && found.question().conditions().equals(lines) && found.question().options().equals(now.options());
    }

    Reply reply(int step) {
        return replies.getOrDefault(step, Reply.NONE);
    }

    void reply(Reply reply) {
        Running now = running.get();
        if (now != null) {
            replies.put(now.at(), reply);
            judge();
        }
    }

    Progress progress(Entry entry) {
        return shelf.progress(entry);
    }

    /// Begins a lesson, or goes on with it at the first step that is not done.
    void start(Entry entry) {
        Progress there = shelf.progress(entry);
        int step = 0;
        while (step < entry.lesson().steps().size() - 1 && there.done().contains(step)) {
            step++;
        }
        if (running.get() == null) {
            before = session.shown();
        }
        leaving.set(false);
        at(entry, there.done().size() >= entry.lesson().steps().size() ? 0 : step);
        open.set(true);
        showMe();
    }

    /// Opens a lesson file, or a folder of them, and begins the first.
    ///
    /// @throws glasshead.experiment.BadInput when it can't be used
    public void begin(Path file) {
        start(shelf.open(file));
    }

    /// From its first step, as if nobody had begun it.
    void startOver(Entry entry) {
        shelf.forget(entry);
        replies.clear();
        start(entry);
    }

    private void at(Entry entry, int step) {
        session.look(view -> view.withLesson(new LessonLook(entry.name(), step)));
    }

    /// To a step with its state, or, behind the last, to the lesson's end. A step that only has to be read is done when one goes on.
    void go(int step) {
        Running now = running.get();
        if (now != null) {
            if (step > now.at() && !now.isOver() && now.check() == null) {
                shelf.progress(now.entry(), progress -> progress.withDone(now.at()));
            }
            leaving.set(false);
            at(now.entry(), Math.clamp(step, 0, now.steps().size()));
            showMe();
        }
    }

    void skip() {
        Running now = running.get();
        if (now != null) {
            shelf.progress(now.entry(), progress -> progress.withSkipped(now.at()));
            go(now.at() + 1);
        }
    }

    /// Puts the step's state on screen; undo goes back to what was there.
    void showMe() {
        Running now = running.get();
        Step step = now == null ? null : now.step();
        if (step != null && step.state() != null) {
            put(step.state());
        }
    }

    /// Puts what does the step's task on screen, or answers it.
    void solve() {
        Running now = running.get();
        Step step = now == null ? null : now.step();
        if (step == null) {
            return;
        }
        switch (step.check()) {
            case Check.Choice choice -> reply(Reply.chosen(choice.right()));
            case Check.Typed typed -> reply(Reply.typed(String.valueOf(typed.value())));
            case null, default -> {
                if (step.solution() != null) {
                    put(step.solution());
                }
            }
        }
    }

    /// Whether [#solve] has something to do.
    static boolean canSolve(Step step) {
        return step.solution() != null || step.check() instanceof Check.Choice || step.check() instanceof Check.Typed;
    }

    private void put(Shown state) {
        session.make(now -> state.with(state.view().keeping(now.view())));
    }

    /// Whether the step's state is what is on screen already, as far as it is run.
    boolean isShown(Step step) {
        return step.state() != null && step.state().experiment().equals(session.experiment().get());
    }

    /// Whether there is something to go back to.
    boolean hasBefore() {
        Shown there = before;
        return there != null && !there.experiment().equals(session.experiment().get());
    }

    /// Ends the lesson; where the screen has changed since it began, it is asked first what becomes of it.
    void leave() {
        if (hasBefore()) {
            leaving.set(true);
        } else {
            end();
        }
    }

    /// Goes on after all.
    void stay() {
        leaving.set(false);
    }

    /// Ends the lesson and brings back what was on screen when it began; undo goes back once more.
    void returnToBefore() {
        Shown there = before;
        end();
        if (there != null) {
            session.make(now -> there.with(there.view().keeping(now.view())));
        }
    }

    /// Ends the lesson and leaves on screen what is there.
    void end() {
        before = null;
        leaving.set(false);
        session.look(view -> view.withLesson(LessonLook.NONE));
        open.set(false);
    }
}
