package glasshead.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.view.BarOrder;
import glasshead.experiment.view.Looked;
import glasshead.experiment.view.Shown;
import glasshead.experiment.view.View;
import glasshead.json.KeptSession;
import glasshead.json.SessionFile;
import glasshead.ui.HandRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentTest {

    private static final Head HEAD = new Head(1, 2);

    @TempDir
    private Path folder;
    private final Session session = new Session(new HandRuns(), HandRuns.FIRST);

    private Document document() {
        return new Document(session, new RecentFiles(folder.resolve("state"), _ -> {}));
    }

    @Test
    void aChangeIsUnsavedUntilItIsSavedOrUndone() {
        Document document = document();
        assertEquals("Glasshead", document.title().get());
        session.change(now -> now.toggled(HEAD));
        assertTrue(document.unsaved().get());
        assertEquals("• Glasshead", document.title().get());
        session.undo();
        assertFalse(document.unsaved().get());
        session.redo();
        document.save(folder.resolve("mary.glasshead"));
        assertEquals("mary.glasshead – Glasshead", document.title().get());
        session.undo();
        assertEquals("• mary.glasshead – Glasshead", document.title().get());
    }

    @Test
    void undoAcrossOpenGoesBackToTheFileBefore() throws IOException {
        Experiment other = HandRuns.FIRST.toggled(HEAD);
        Path file = folder.resolve("other.glasshead");
        SessionFile.write(file, Shown.first(other));
        Document document = document();
        Path own = folder.resolve("own.glasshead");
        session.change(now -> now.toggled(new Head(0, 0)));
        document.save(own);
        session.change(now -> now.toggled(new Head(0, 1)));
        Experiment before = session.experiment().get();
        document.open(file);
        assertEquals(other, session.experiment().get());
        assertEquals(List.of(file, own), document.recent());
        assertEquals("other.glasshead – Glasshead", document.title().get());
        session.undo();
        assertEquals(before, session.experiment().get());
        assertEquals("• own.glasshead – Glasshead", document.title().get());
        document.save();
        assertEquals(before, SessionFile.read(own).experiment());
        assertEquals(other, SessionFile.read(file).experiment(), "the opened file is as it was");
        session.redo();
        assertEquals(file, document.file().get());
        assertFalse(document.unsaved().get());
    }

    @Test
    void aNewSessionIsInNoFileAndIsUndone() {
        Document document = document();
        Path own = folder.resolve("own.glasshead");
        document.save(own);
        session.look(view -> view.withBars(BarOrder.LAYER));
        document.begin(Shown.first(HandRuns.FIRST.withModel("other")));
        assertNull(document.file().get());
        assertFalse(document.unsaved().get());
        assertEquals(View.FIRST, session.view().get());
        session.undo();
        assertEquals(own, document.file().get());
        assertEquals(BarOrder.LAYER, session.view().get().bars());
    }

    @Test
    void theStatesThatWereLookedAtComeBackWithoutAFile() throws IOException {
        Document document = document();
        session.lookedAt().add(session.experiment().get(), 2.5);
        session.lookedAt().note(session.lookedAt().states().getFirst(), "untouched");
        Path kept = folder.resolve("open-1.glasshead");
        document.kept().write(kept);
        KeptSession read = KeptSession.read(kept, said -> {
            throw new AssertionError(said);
        }).orElseThrow();
        List<Looked> states = List.of(new Looked(session.experiment().get(), 2.5, "untouched"));
        assertEquals(states, read.past());
        session.lookedAt().forget(states);
        document.cameBack(Document.upToDate(read));
        assertEquals(states, session.lookedAt().states());
        document.begin(Shown.first(HandRuns.FIRST));
        document.restore(read);
        assertEquals(states, session.lookedAt().states());
    }

    @Test
    void whatIsLookedAtIsWrittenAndIsNothingUnsaved() {
        Document document = document();
        Path own = folder.resolve("own.glasshead");
        document.save(own);
        session.look(view -> view.withBars(BarOrder.LAYER));
        assertFalse(document.unsaved().get());
        document.save();
        assertEquals(BarOrder.LAYER, SessionFile.read(own).view().bars());
    }

    @Test
    void aFileThatWasChangedElsewhereIsNotOverwritten() throws IOException {
        Document document = document();
        Path own = folder.resolve("own.glasshead");
        document.save(own);
        Shown theirs = Shown.first(HandRuns.FIRST.toggled(HEAD));
        SessionFile.write(own, theirs);
        assertEquals("'" + own + "' was changed elsewhere since it was opened here; save under another name, or open it again.",
                assertThrows(BadInput.class, document::save).getMessage());
        assertEquals(theirs, SessionFile.read(own));
        document.save(own);
        assertEquals(session.shown(), SessionFile.read(own), "who chooses the file again means it");
        Files.delete(own);
        document.save();
        assertEquals(session.shown(), SessionFile.read(own));
    }

    /// As the next start of the program does.
    private Document back(KeptSession kept) {
        Session next = new Session(new HandRuns(), kept.shown());
        Document document = new Document(next, new RecentFiles(folder.resolve("state"), _ -> {}));
        document.cameBack(kept);
        return document;
    }

    @Test
    void whatIsKeptComesBackWithItsFile() {
        Document document = document();
        document.save(folder.resolve("own.glasshead"));
        KeptSession saved = document.kept();
        assertEquals(saved, Document.upToDate(saved));
        assertEquals("own.glasshead – Glasshead", back(saved).title().get());

        session.change(now -> now.toggled(HEAD));
        KeptSession unsaved = document.kept();
        Document back = back(Document.upToDate(unsaved));
        assertEquals("• own.glasshead – Glasshead", back.title().get());
        assertEquals(unsaved, back.kept());
        back.save();
        assertFalse(back.unsaved().get());
    }

    @Test
    void whatComesBackKnowsThatItsFileWasChangedMeanwhile() throws IOException {
        Document document = document();
        Path own = folder.resolve("own.glasshead");
        document.save(own);
        KeptSession saved = document.kept();
        session.change(now -> now.toggled(HEAD));
        KeptSession unsaved = document.kept();
        Shown theirs = Shown.first(HandRuns.FIRST.withModel("theirs"));
        SessionFile.write(own, theirs);
        assertEquals(new KeptSession(theirs, own, FileMark.of(own), false), Document.upToDate(saved), "nothing of ours is lost by that");
        assertEquals(unsaved, Document.upToDate(unsaved));
        assertThrows(BadInput.class, () -> back(unsaved).save());
        Files.delete(own);
        assertTrue(Document.upToDate(saved).unsaved(), "it is in no file any more");
        back(Document.upToDate(saved)).save();
        assertEquals(saved.shown(), SessionFile.read(own));
    }

    @Test
    void whatIsHalfEnteredIsSavedAndKept() {
        Document document = document();
        Path own = folder.resolve("own.glasshead");
        document.save(own);
        session.beforeUndo(() -> session.change(now -> now.ablates(HEAD) ? now : now.toggled(HEAD)));
        assertTrue(document.atTheEnd().shown().experiment().ablates(HEAD));
        session.undo();
        document.save();
        assertTrue(SessionFile.read(own).experiment().ablates(HEAD));
    }

    @Test
    void aBrokenFileChangesNothing() throws IOException {
        Document document = document();
        Path broken = Files.writeString(folder.resolve("broken.glasshead"), "{");
        assertThrows(BadInput.class, () -> document.open(broken));
        assertEquals(HandRuns.FIRST, session.experiment().get());
        assertNull(document.file().get());
        assertEquals(List.of(), document.recent());
    }

    @Test
    void aPlaceThatCantBeWrittenGetsItsSentence() throws IOException {
        Document document = document();
        Path inFile = Files.writeString(folder.resolve("file"), "").resolve("s.glasshead");
        assertTrue(assertThrows(BadInput.class, () -> document.save(inFile)).getMessage().endsWith("choose another folder."));
        assertNull(document.file().get());
    }

    @Test
    void recentFilesAreSharedNewestFirstAndOnlyThoseThatAreThere() throws IOException {
        RecentFiles one = new RecentFiles(folder, _ -> {});
        RecentFiles two = new RecentFiles(folder, _ -> {});
        Path a = Files.writeString(folder.resolve("a.glasshead"), "");
        Path b = Files.writeString(folder.resolve("b.glasshead"), "");
        one.add(a);
        two.add(b);
        one.add(folder.resolve("gone.glasshead"));
        one.add(a);
        assertEquals(List.of(a, b), two.list());
        Files.writeString(folder.resolve("recent.json"), "[null, 3");
        assertEquals(List.of(), one.list());
        one.add(a);
        assertEquals(List.of(a), one.list());
    }
}
