package glasshead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.SecondProcess.Ended;
import glasshead.engine.TinyEnglish;
import glasshead.experiment.Prompt;
import glasshead.experiment.view.Shown;
import glasshead.json.SessionFile;
import glasshead.session.Left;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The program started again after it ended, in whatever way.
@DisabledOnOs(OS.WINDOWS)
class LastSessionTest {

    private static final String FIRST = "When Mary and John went to the store, John gave a drink to";

    @TempDir
    private Path folder;

    /// What a program of its own had on screen when it began and before it ended: title, prompt, attention or maps, and what is offered.
    ///
    /// @param steps what is done in it, as [WindowSteps] says
    private List<String> program(String steps, String arguments) throws IOException, InterruptedException {
        Ended ended = new SecondProcess(folder).main(WindowSteps.class).run(steps + " " + arguments);
        assertEquals(0, ended.status(), ended::toString);
        return ended.out().lines().toList();
    }

    @Test
    void whatWasClosedComesBackWithWhatWasLookedAt() throws Exception {
        assertEquals(List.of("Glasshead|" + FIRST + "|attention|"), program("tell,maps,type:Mary,close", ""));
        assertEquals(List.of("• Glasshead|Mary|maps|"), program("tell,halt", ""));
        assertEquals(List.of("• Glasshead|Mary|maps|", "Glasshead|" + FIRST + "|attention|"), program("tell,new,tell,close", ""));
        assertEquals(List.of("Glasshead|" + FIRST + "|attention|"), program("tell,close", ""));
    }

    /// Closed before the prompt that is being typed has run.
    @Test
    void whatWasHalfTypedComesBack() throws Exception {
        program("half:Lisa,close", "");
        assertEquals(List.of("• Glasshead|Lisa|attention|"), program("tell,halt", ""));
    }

    @Test
    void whatWasKilledComesBackToo() throws Exception {
        program("type:Lisa,halt", "");
        assertEquals(List.of("• Glasshead|Lisa|attention|"), program("tell,halt", ""));
    }

    @Test
    void aFileThatIsGivenIsOpenedAndWhatElseIsUnsavedIsOffered() throws Exception {
        Path file = folder.resolve("mine.glasshead");
        SessionFile.write(file, Shown.first(TinyEnglish.experiment("ioi").withPrompt(new Prompt.Text("Tom"))));
        program("type:Mary,close", "");
        List<String> told = program("tell,restore,tell,undo,tell,close", file.toString());
        assertEquals("mine.glasshead – Glasshead|Tom|attention|There is unsaved work of", told.getFirst().replaceFirst(" of .*", " of"));
        assertEquals("• Glasshead|Mary|attention|", told.get(1));
        assertEquals("mine.glasshead – Glasshead|Tom|attention|", told.getLast());
        assertEquals(List.of("mine.glasshead – Glasshead|Tom|attention|"), program("tell,close", ""), "it is the last one now");
    }

    @Test
    void whatEndsTheProgramWhileItComesBackIsOnlyOffered() throws Exception {
        program("type:Mary,close", "");
        assertEquals(1, new SecondProcess(folder).main(WindowSteps.class).property("glasshead.test.haltAtOnce", "1").run("tell").status());
        List<String> told = program("tell,restore,tell,close", "");
        assertTrue(told.getFirst().startsWith("Glasshead|" + FIRST + "|attention|Glasshead ended while it came back to the session of "),
                told.getFirst());
        assertEquals("• Glasshead|Mary|attention|", told.getLast());
        assertEquals(List.of("• Glasshead|Mary|attention|"), program("tell,close", ""));
        assertEquals(1, Left.all(folder.resolve("state")).size());
    }

    @Test
    void changesToAFileThatWereNotSavedComeBackAsThat() throws Exception {
        Path file = folder.resolve("mine.glasshead");
        Shown mine = Shown.first(TinyEnglish.experiment("ioi").withPrompt(new Prompt.Text("Tom")));
        SessionFile.write(file, mine);
        program("type:Mary,close", file.toString());
        assertEquals(mine, SessionFile.read(file));
        assertEquals(List.of("• mine.glasshead – Glasshead|Mary|attention|", "mine.glasshead – Glasshead|Mary|attention|"),
                program("tell,save,tell,close", ""));
        assertEquals(new Prompt.Text("Mary"), SessionFile.read(file).experiment().prompt());
        Files.delete(file);
        assertEquals(List.of("• mine.glasshead – Glasshead|Mary|attention|"), program("tell,close", ""), "it is in no file any more");
    }
}
