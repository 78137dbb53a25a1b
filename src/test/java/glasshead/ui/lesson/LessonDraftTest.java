package glasshead.ui.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.lesson.Lesson;
import glasshead.experiment.lesson.Step;
import glasshead.experiment.view.Workspace;
import glasshead.lesson.Lessons;
import glasshead.session.Session;
import glasshead.ui.format.GivenRuns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A lesson written without writing JSON.
class LessonDraftTest {

    @TempDir
    private Path folder;

    private final Session session = GivenRuns.session(4, 6, 15);
    private final Experiment plain = session.experiment().get();
    private final List<String> told = new ArrayList<>();

    private LessonDraft draft() {
        return new LessonDraft(session, folder.resolve("draft.lesson.json"), told::add);
    }

    private static List<String> titles(LessonDraft draft) {
        return Objects.requireNonNull(draft.lesson().get()).steps().stream().map(Step::title).toList();
    }

    @Test
    void stepsAreWhatIsOnScreen() {
        LessonDraft draft = draft();
        session.look(view -> view.withWorkspace(Workspace.LESSONS));
        draft.addStep();
        session.change(now -> now.toggled(new Head(2, 4)));
        session.look(view -> view.withWorkspace(Workspace.MAPS));
        draft.addStep();
        List<Step> steps = Objects.requireNonNull(draft.lesson().get()).steps();
        assertEquals(List.of(plain, plain.toggled(new Head(2, 4))), steps.stream().map(step -> Objects.requireNonNull(step.state())
                .experiment()).toList());
        assertEquals(List.of(Workspace.HEADS, Workspace.MAPS), steps.stream().map(step -> Objects.requireNonNull(step.state()).view()
                .workspace()).toList());
        draft.show(0);
        assertEquals(plain, session.experiment().get());
        session.undo();
        assertEquals(plain.toggled(new Head(2, 4)), session.experiment().get());
    }

    @Test
    void whatIsWrittenComesBackAndIsSaved() {
        LessonDraft draft = draft();
        draft.addStep();
        draft.addStep();
        draft.words(1, "Second", "A sentence.");
        draft.up(1);
        assertEquals(List.of("Second", "Step 1"), titles(draft));
        assertEquals(draft.lesson().get(), draft().lesson().get(), "kept between two starts");
        Path own = folder.resolve("own.lesson.json");
        assertTrue(draft.save(own));
        Lesson read = Lessons.read(own);
        assertEquals(draft.lesson().get(), read);
        draft.remove(0);
        assertEquals(List.of("Step 1"), titles(draft));
        draft.discard();
        assertNull(draft().lesson().get());
        assertEquals(List.of(), told);
    }

    @Test
    void aTitleThatCannotBeIsToldAndNothingIsLost() {
        LessonDraft draft = draft();
        draft.addStep();
        draft.words(0, " ", "kept?");
        assertEquals(List.of("The lesson can't be so: the title of a step is one line of 1 to 120 characters."), told);
        assertEquals(List.of("Step 1"), titles(draft));
    }
}
