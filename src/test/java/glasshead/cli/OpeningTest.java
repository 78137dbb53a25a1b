package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import glasshead.engine.Models;
import glasshead.engine.TinyEnglish;
import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.Experiment;
import glasshead.experiment.Prompt;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// The window opens on what the options describe, as `run` would run it.
class OpeningTest {

    private static Experiment opening(String... arguments) {
        return Cli.opening(List.of(arguments), () -> new Models(TinyEnglish.MODELS)).experiment();
    }

    @Test
    void modelAndPromptAreTheGivenOnes() {
        Experiment given = opening("--model", "tiny-english", "--prompt", "@home -h", "--answer", " Mary", "--position", "2");
        assertEquals("tiny-english", given.model());
        assertEquals(new Prompt.Text("@home -h"), given.prompt());
        assertEquals(new Contrast(List.of(" Mary"), List.of(), 2), given.contrast());
    }

    @Test
    void withoutAPromptItIsTheModelsExample() {
        assertEquals(new Models(TinyEnglish.MODELS).example("tiny-english"), opening("--model", "tiny-english"));
    }

    @Test
    void whatCannotBeUsedOpensNoWindow() {
        assertThrows(BadInput.class, () -> opening("--model", "nowhere"));
        AtomicInteger opened = new AtomicInteger();
        StringWriter err = new StringWriter();
        var line = Cli.commands(() -> new Models(TinyEnglish.MODELS), null, opened::incrementAndGet).setErr(new PrintWriter(err, true));
        assertEquals(2, line.execute("--model", "nowhere"));
        assertEquals(0, opened.get());
        assertEquals(0, line.execute("--prompt", "hi"), err::toString);
        assertEquals(1, opened.get());
    }
}
