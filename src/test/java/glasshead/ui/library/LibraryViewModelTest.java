package glasshead.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.ui.library.ModelRow.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything at once on the calling thread, unless a test holds the background work back.
class LibraryViewModelTest {

    @TempDir
    Path folder;

    private PlayedLibrary played;
    private LibraryViewModel library;
    private final GivenFigures figures = new GivenFigures();
    private final List<String> used = new ArrayList<>();
    private final StringProperty inUse = new SimpleStringProperty("tiny-english");
    private final List<Runnable> waiting = new ArrayList<>();
    private Executor background = Runnable::run;

    @BeforeEach
    void open() throws IOException {
        played = PlayedLibrary.in(folder);
        library = new LibraryViewModel(played.models(), figures, inUse, used::add, work -> background.execute(work), Runnable::run);
        library.refresh();
    }

    @AfterEach
    void close() {
        played.close();
    }

    private ModelRow row(String name) {
        return library.rows().stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
    }

    private List<String> names() {
        return library.rows().stream().map(ModelRow::name).toList();
    }

    @Test
    void theListSaysWhatThereIs() {
        assertEquals(List.of("attn-only-2l", "sort-letters", "tiny-english", "distilgpt2", "gpt2", "gpt2-medium", "gpt2-large", "gpt2-xl"),
                names());
        assertEquals(State.SHIPPED, row("tiny-english").state().get());
        assertEquals(State.ABSENT, row("gpt2").state().get());
        assertTrue(row("gpt2").facts().contains("550 MB to download"), row("gpt2").facts());
        assertTrue(row("gpt2").facts().contains("Modified MIT"), row("gpt2").facts());
        assertTrue(row("tiny-english").facts().startsWith("4 layers × 6 heads, 2.1 M parameters"), row("tiny-english").facts());
    }

    @Test
    void theModelInUseIsKnownByItsNameOrItsFolder() {
        assertTrue(library.isInUse(row("tiny-english")).getValue());
        assertFalse(library.isInUse(row("gpt2")).getValue());
        inUse.set(row("sort-letters").entry().get().entry().folder().toString());
        assertTrue(library.isInUse(row("sort-letters")).getValue());
        assertFalse(library.isInUse(row("tiny-english")).getValue());
    }

    @Test
    void aRepositoryIsFetchedUsedAndRemoved() {
        assertTrue(library.getRepository(" " + PlayedLibrary.REPOSITORY + " "));
        ModelRow row = row(PlayedLibrary.REPOSITORY);
        assertEquals(State.HERE, row.state().get());
        library.use(row);
        assertEquals(List.of(PlayedLibrary.REPOSITORY), used);
        library.refresh();
        assertEquals(row, row(PlayedLibrary.REPOSITORY), "the same row, so that the picture stays");
        library.remove(row);
        assertFalse(names().contains(PlayedLibrary.REPOSITORY));
    }

    @Test
    void whileItIsFetchedItCanBePausedAndCancelled() {
        background = waiting::add;
        library.getRepository(PlayedLibrary.REPOSITORY);
        ModelRow row = row(PlayedLibrary.REPOSITORY);
        assertEquals(State.DOWNLOADING, row.state().get());
        library.get(row);
        assertEquals(1, waiting.size(), "asked for once");
        library.pause(row);
        assertEquals(State.PAUSED, row.state().get());
        library.resume(row);
        assertEquals(State.DOWNLOADING, row.state().get());
        library.cancel(row);
        waiting.removeFirst().run();
        assertEquals(State.ABSENT, row.state().get());
        assertEquals("", row.problem().get());
    }

    @Test
    void aFailedDownloadLeavesItsSentenceInTheRow() {
        library.get(row("gpt2"));
        assertEquals(State.ABSENT, row("gpt2").state().get());
        assertTrue(row("gpt2").problem().get().contains("has no repository openai-community/gpt2"));
        library.getRepository("no/such");
        library.refresh();
        assertTrue(row("no/such").problem().get().contains("has no repository no/such"), "stays to be read");
        assertFalse(library.getRepository("nonsense"));
        assertTrue(library.notice().get().contains("is not the name of a model repository"));
    }

    @Test
    void foldersAreAdded() {
        library.add(played.made());
        assertEquals(State.ADDED, row("made").state().get());
        library.add(folder.resolve("none"));
        assertTrue(library.notice().get().startsWith("There is no folder"));
        library.remove(row("made"));
        assertFalse(names().contains("made"));
    }

    @Test
    void verificationTellsHowFarItIs() {
        ModelRow row = row("sort-letters");
        assertTrue(library.canVerify(row));
        assertFalse(library.canVerify(row("gpt2-xl")));
        library.verify(row);
        figures.deliver("sort-letters", 5, 3);
        assertEquals("verifying: 4 of 5 come out so far", row.verdict());
        figures.end("");
        assertEquals("1 of 5 figures are off", row.verdict());
        library.verify(row);
        assertEquals(0, row.results().size());
        library.cancelVerification(row);
        assertTrue(figures.cancelled);
        library.verify(row);
        figures.end("The model is gone.");
        assertEquals("The model is gone.", row.problem().get());
        assertFalse(row.verifying().get());
    }
}
