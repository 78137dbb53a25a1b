package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static String written(boolean watched, Consumer<Progress> work) {
        StringWriter out = new StringWriter();
        try (Progress progress = new Progress(new PrintWriter(out), watched)) {
            work.accept(progress);
        }
        return out.toString();
    }

    /// A second download of the same model looks five times a second whether the first has ended.
    @Test
    void aPipeIsToldOnceWhyNothingMoves() {
        String end = System.lineSeparator();
        assertEquals("another program fetches this file" + end + "no answer, next try in 2 s" + end, written(false, progress -> {
            progress.show(1, 20, "rows");
            IntStream.range(0, 41).forEach(_ -> progress.waits("another program fetches this file"));
            progress.show("123 MB of 548 MB");
            progress.waits("no answer, next try in 2 s");
        }));
    }

    @Test
    void aTerminalHasOneLineThatIsCleared() {
        String line = written(true, progress -> {
            progress.waits("a long reason");
            progress.show(2, 20, "rows");
        });
        assertEquals("", line.substring(line.lastIndexOf('\r') + 1));
        assertEquals(1, line.lines().filter(text -> text.startsWith("2 of 20 rows ")).count());
        assertEquals(0, line.chars().filter(c -> c == '\n').count());
    }
}
