package glasshead.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.BadInput;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.view.Shown;
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
    void openingIsUndone() throws IOException {
        Experiment other = HandRuns.FIRST.toggled(HEAD);
        Path file = folder.resolve("other.glasshead");
        SessionFile.write(file, Shown.first(other));
        Document document = document();
        document.open(file);
        assertEquals(other, session.experiment().get());
        assertEquals(List.of(file), document.recent());
        session.undo();
        assertEquals(HandRuns.FIRST, session.experiment().get());
        assertTrue(document.unsaved().get());
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
