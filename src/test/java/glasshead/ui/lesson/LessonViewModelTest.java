package glasshead.ui.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.engine.SetFindings;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Prompt;
import glasshead.experiment.lesson.Check;
import glasshead.experiment.lesson.Lesson;
import glasshead.experiment.lesson.Reply;
import glasshead.experiment.lesson.Step;
import glasshead.experiment.view.LessonLook;
import glasshead.experiment.view.Locks;
import glasshead.experiment.view.Shown;
import glasshead.experiment.view.View;
import glasshead.json.LessonFile;
import glasshead.session.Session;
import glasshead.ui.format.GivenRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A lesson gone through without a window.
class LessonViewModelTest {

    private static final Head L2H4 = new Head(2, 4);

    @TempDir
    private Path folder;

    private final Session session = GivenRuns.session(4, 6, 15);
    private final Experiment mine = session.experiment().get();
    private final Experiment asked = mine.toggled(new Head(0, 0));
    private final List<String> told = new ArrayList<>();
    private LessonShelf shelf;
    private LessonViewModel model;
    private Entry entry;

    @BeforeEach
    void open() throws IOException {
        Shown state = Shown.first(asked);
        Check lock = new Check.Locked(List.of(L2H4), null, null);
        Check choice = new Check.Choice(List.of(new Check.Option("no", null, "since"), new Check.Option("yes", true, "right")));
        Lesson lesson = Lesson.begun(mine.model()).plus(Step.toLookAt("look", "", state)).plus(new Step("lock", "", null, lock, "hint",
                state.with(View.FIRST.withLocks(Locks.FREE.withHeads(List.of(L2H4)))), List.of())).plus(new Step("choose", "", null, choice,
                        "", null, List.of()));
        Path file = folder.resolve("own.lesson.json");
        LessonFile.write(file, lesson);
        begin();
        entry = shelf.open(file);
    }

    private void begin() {
        shelf = new LessonShelf(folder.resolve("lessons.json"), told::add);
        model = new LessonViewModel(session, new SimpleObjectProperty<SetFindings>(), shelf);
    }

    private int at() {
        return Objects.requireNonNull(model.running().get()).at();
    }

    @Test
    void showMeIsOneStepOfUndo() {
        session.look(view -> view.withLocks(Locks.FREE.withHeads(List.of(L2H4))));
        model.start(entry);
        assertEquals(asked, session.experiment().get());
        assertEquals(List.of(), session.view().get().locks().heads());
        session.undo();
        assertEquals(mine, session.experiment().get());
        assertEquals(List.of(L2H4), session.view().get().locks().heads());
        assertEquals(0, at(), "the lesson goes on");
        assertTrue(model.open().get());
    }

    @Test
    void aTaskIsJudgedLiveAndStaysDone() {
        model.start(entry);
        model.go(1);
        assertFalse(model.verdict().get().met());
        session.selection().locked().set(List.of(L2H4));
        assertTrue(model.verdict().get().met());
        assertEquals(List.of(0, 1), shelf.progress(entry).done());
        session.selection().locked().set(List.of());
        assertFalse(model.verdict().get().met());
        assertEquals(List.of(0, 1), shelf.progress(entry).done());
    }

    @Test
    void itIsNotJudgedByAnotherPrompt() {
        model.start(entry);
        model.go(1);
        session.change(now -> now.withPrompt(new Prompt.Text("another")));
        session.selection().locked().set(List.of(L2H4));
        assertFalse(model.verdict().get().met());
        assertTrue(model.verdict().get().words().startsWith("Press Show me first"), model.verdict().get().words());
    }

    @Test
    void thereIsNoDeadEnd() {
        model.start(entry);
        model.go(1);
        model.solve();
        assertTrue(model.verdict().get().met());
        session.undo();
        assertFalse(model.verdict().get().met());
        model.go(2);
        model.reply(Reply.chosen(0));
        assertEquals("since", model.verdict().get().words());
        model.solve();
        assertTrue(model.verdict().get().met());
        model.go(1);
        model.go(3);
        assertTrue(Objects.requireNonNull(model.running().get()).isOver());
    }

    @Test
    void whatIsSkippedIsNotDone() {
        model.start(entry);
        model.go(1);
        model.skip();
        assertEquals(2, at());
        assertEquals(List.of(0), shelf.progress(entry).done());
        assertEquals(List.of(1), shelf.progress(entry).skipped());
    }

    @Test
    void leavingOffersWhatWasThereBefore() {
        model.start(entry);
        model.leave();
        assertTrue(model.leaving().get());
        model.stay();
        assertEquals(0, at());
        model.leave();
        model.returnToBefore();
        assertNull(model.running().get());
        assertFalse(model.open().get());
        assertEquals(mine, session.experiment().get());
        session.undo();
        assertEquals(asked, session.experiment().get());
        assertNull(model.running().get(), "undo does not begin a lesson");
    }

    @Test
    void whereNothingChangedItJustEnds() {
        model.start(entry);
        session.undo();
        model.leave();
        assertNull(model.running().get());
    }

    @Test
    void progressIsKeptOnThisMachine() throws IOException {
        model.start(entry);
        model.go(1);
        begin();
        Entry again = shelf.find(entry.name()).orElseThrow();
        assertEquals(List.of(0), shelf.progress(again).done());
        assertEquals(1, at(), "the session says where it is");
        model.start(again);
        assertEquals(1, at(), "it goes on where it was");
        model.startOver(again);
        assertEquals(0, at());
        assertEquals(List.of(), shelf.progress(again).done());
        shelf.close(again);
        Files.writeString(folder.resolve("lessons.json"), "{");
        begin();
        assertEquals(1, told.size(), told::toString);
        assertTrue(shelf.find(entry.name()).isEmpty());
    }

    @Test
    void aLessonThatIsGoneDoesNotRun() {
        session.look(view -> view.withLesson(new LessonLook("/nowhere/x.lesson.json", 3)));
        assertNull(model.running().get());
        assertFalse(model.open().get());
    }
}
