package glasshead.ui.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.Head;
import glasshead.experiment.view.Shown;
import glasshead.json.SessionFile;
import glasshead.session.Document;
import glasshead.session.RecentFiles;
import glasshead.session.Session;
import glasshead.ui.HandRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentViewModelTest {

    @TempDir
    private Path folder;
    private final Session session = new Session(new HandRuns(), HandRuns.FIRST);
    private final List<String> asked = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private Path chosen;

    private DocumentViewModel model() {
        Document document = new Document(session, new RecentFiles(folder, _ -> {}));
        Shown first = Shown.first(HandRuns.FIRST.withModel("first"));
        return new DocumentViewModel(document, () -> first, () -> Optional.ofNullable(chosen), name -> {
            asked.add(name);
            return Optional.ofNullable(chosen);
        }, told::add, failed::add);
    }

    @Test
    void saveAsksOnceAndAddsTheExtension() {
        DocumentViewModel model = model();
        chosen = folder.resolve("mary");
        model.save();
        session.change(now -> now.toggled(new Head(0, 0)));
        model.save();
        assertEquals(List.of("session.glasshead"), asked);
        assertEquals(session.shown(), SessionFile.read(folder.resolve("mary.glasshead")));
        assertEquals(2, told.stream().filter(("Saved " + folder.resolve("mary.glasshead"))::equals).count());
        assertEquals(List.of(folder.resolve("mary.glasshead")), model.recent());
    }

    @Test
    void aNewSessionIsTheFirstExample() {
        DocumentViewModel model = model();
        model.begin();
        assertEquals("first", session.experiment().get().model());
        assertEquals(List.of("A new session; undo goes back"), told);
    }

    @Test
    void aDialogThatIsClosedDoesNothing() {
        DocumentViewModel model = model();
        model.save();
        model.askAndOpen();
        assertEquals(List.of(), told);
        assertEquals(HandRuns.FIRST, session.experiment().get());
    }

    @Test
    void whatCantBeOpenedOrSavedIsTold() throws IOException {
        DocumentViewModel model = model();
        chosen = Files.writeString(folder.resolve("b.glasshead"), "no session");
        model.askAndOpen();
        assertTrue(failed.getLast().contains("can't be used: it is no JSON (line 1)"), failed.getLast());
        chosen = folder.resolve("b.glasshead").resolve("c");
        model.saveAs();
        assertTrue(failed.getLast().contains("can't be saved"), failed.getLast());
        assertEquals(List.of(), told);
        assertFalse(Files.exists(chosen));
    }
}
