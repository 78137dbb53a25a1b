package glasshead.ui.lesson;

import glasshead.experiment.BadInput;
import glasshead.experiment.lesson.Lesson;
import glasshead.experiment.lesson.Step;
import glasshead.experiment.view.LessonLook;
import glasshead.experiment.view.Shown;
import glasshead.experiment.view.Workspace;
import glasshead.json.LessonFile;
import glasshead.lesson.Lessons;
import glasshead.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The lesson that a teacher is writing: steps made from what is on screen. Kept on this machine until it is saved or thrown away.
public final class LessonDraft {

    private static final Logger LOG = Logger.getLogger(LessonDraft.class.getName());

    private final Session session;
    private final Path file;
    private final Consumer<String> tell;
    private final ReadOnlyObjectWrapper<@Nullable Lesson> lesson = new ReadOnlyObjectWrapper<>();

    /// @param file where it is kept; need not exist
    /// @param tell gets a sentence when something can't be done
    public LessonDraft(Session session, Path file, Consumer<String> tell) {
        this.session = session;
        this.file = file;
        this.tell = tell;
        lesson.set(Lessons.draft(file, tell).orElse(null));
    }

    /// Nothing until a first step was added.
    ReadOnlyObjectProperty<@Nullable Lesson> lesson() {
        return lesson.getReadOnlyProperty();
    }

    /// Adds a step that shows what is on screen; from the list of lessons, what *Heads* shows of it.
    public void addStep() {
        Shown now = session.shown();
        Shown state = now.with(now.view().withLesson(LessonLook.NONE).withWorkspace(now.view().workspace() == Workspace.LESSONS
                ? Workspace.HEADS : now.view().workspace()));
        Lesson there = lesson.get();
        Lesson begun = there == null ? Lesson.begun(now.experiment().model()) : there;
        change(_ -> begun.plus(Step.toLookAt("Step " + (begun.steps().size() + 1), "", state)));
    }

    /// With what is on screen as the state of a step.
    void show(int step) {
        Lesson there = lesson.get();
        if (there != null) {
            Shown state = there.steps().get(step).state();
            if (state != null) {
                session.make(now -> state.with(state.view().keeping(now.view())));
            }
        }
    }

    void words(int step, String title, String text) {
        steps(steps -> steps.set(step, steps.get(step).withWords(title, text)));
    }

    void remove(int step) {
        steps(steps -> steps.remove(step));
    }

    /// One place up.
    void up(int step) {
        if (step > 0) {
            steps(steps -> steps.add(step - 1, steps.remove(step)));
        }
    }

    private void steps(Consumer<List<Step>> change) {
        change(now -> {
            List<Step> steps = new ArrayList<>(now.steps());
            change.accept(steps);
            return now.withSteps(steps);
        });
    }

    /// What can't be is told, and the lesson stays as it is.
    void change(UnaryOperator<Lesson> change) {
        try {
            Lesson there = lesson.get();
            Lesson changed = change.apply(there == null ? Lesson.begun(session.experiment().get().model()) : there);
            if (changed.equals(there)) {
                return;
            }
            lesson.set(changed);
            LessonFile.write(file, changed);
        } catch (BadInput problem) {
            tell.accept("The lesson can't be so: " + problem.getMessage() + (problem.getMessage().endsWith(".") ? "" : "."));
        } catch (IOException unwritable) {
            LOG.log(Level.WARNING, "the lesson that is being written can't be kept", unwritable);
        }
    }

    /// Writes it to a file of one's own; whether that could be done.
    boolean save(Path target) {
        Lesson there = lesson.get();
        if (there == null) {
            return false;
        }
        try {
            LessonFile.write(target, there);
            return true;
        } catch (BadInput problem) {
            tell.accept(problem.getMessage());
        } catch (IOException unwritable) {
            tell.accept("The lesson can't be written to '" + target + "'; choose another place.");
        }
        return false;
    }

    /// Begins anew.
    void discard() {
        lesson.set(null);
        try {
            Files.deleteIfExists(file);
        } catch (IOException stuck) {
            LOG.log(Level.WARNING, "the lesson that was being written can't be removed", stuck);
        }
    }
}
