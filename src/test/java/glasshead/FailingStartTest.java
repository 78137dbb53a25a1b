package glasshead;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glasshead.SecondProcess.Ended;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class FailingStartTest {

    @TempDir
    private Path folder;

    @Test
    void aFailureIsOneDialogWithOneSentenceAndNothingElse() throws Exception {
        Path nowhere = folder.resolve("a/b/c/nowhere");
        Ended ended = new SecondProcess(folder).property("glasshead.home", nowhere.toString()).main(FailingStart.class).run("");
        String sentence = "The folder with the shipped models was not found near " + nowhere
                + "; say where it is with -Dglasshead.home=FOLDER.";
        assertEquals(new Ended(2, "1 window: " + sentence + "\n", sentence + "\n"), ended);
    }
}
