package glasshead.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.DataSet;
import glasshead.experiment.Example;
import glasshead.experiment.Experiment;
import glasshead.experiment.Head;
import glasshead.experiment.Options;
import glasshead.experiment.Prompt;
import glasshead.experiment.Subject;
import glasshead.experiment.view.Looked;
import glasshead.experiment.view.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The states that were looked at, in session files.
class SessionPastTest {

    private static final Experiment ALONE = new Experiment("tiny-english", new Prompt.Text("a b"), new Prompt.Tokens(List.of(5, 7)),
            Contrast.between(" b", " a"), List.of(), new Options(false, true, List.of("c")));
    private static final DataSet SET = new DataSet("two", List.of(new Example(new Prompt.Text("a"), Prompt.NONE, List.of(" b"), List.of()),
            new Example(new Prompt.Text("b"), Prompt.NONE, List.of(" a"), List.of())));

    @TempDir
    private Path folder;

    private List<Looked> again(Experiment now, List<Looked> past) throws IOException {
        Path file = folder.resolve("s.glasshead");
        SessionFile.write(file, Shown.first(now), past);
        assertEquals(now, SessionFile.read(file).experiment());
        return SessionFile.past(file);
    }

    @Test
    void whatWasLookedAtComesBack() throws IOException {
        Experiment of = ALONE.withSubject(new Subject.OfSet(SET, 1, 0));
        List<Looked> past = List.of(new Looked(ALONE, 1.25, ""), new Looked(ALONE.toggled(new Head(1, 2)), Double.NaN, "a \"note\""),
                new Looked(of, -3, "of the set"));
        assertEquals(past, again(ALONE.withSubject(new Subject.OfSet(SET, 0, Contrast.LAST)), past));
        assertEquals(past.subList(0, 2), again(ALONE, past), "another set than the session's is not written");
    }

    @Test
    void filesWithoutAHistoryOpen() throws IOException {
        assertEquals(List.of(), again(ALONE, List.of()));
        Path old = Files.writeString(folder.resolve("old.glasshead"), "{\"glasshead\": 2, \"model\": \"tiny-english\", \"prompt\": \"a\"}");
        assertEquals(List.of(), SessionFile.past(old));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"model\": \"m\"}]", "[{\"model\": \"m\", \"prompt\": \"a\", \"shown\": 0}]",
        "[{\"model\": \"m\", \"shown\": 0}]",
        "[{\"model\": \"m\", \"prompt\": \"a\", \"number\": \"1\"}]", "[{\"model\": \"m\", \"prompt\": \"a\", \"colour\": 1}]",
        "[{\"prompt\": \"a\"}]", "[{\"model\": \"m\", \"prompt\": \"a\", \"position\": 2}]"})
    void whatIsNoStateIsRefused(String history) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.glasshead"), "{\"glasshead\": 3, \"model\": \"m\", \"prompt\": \"a\", "
                + "\"history\": " + history + "}");
        assertThrows(BadInput.class, () -> SessionFile.read(file));
    }

    @Test
    void thereIsAnEnd() {
        List<Looked> many = Collections.nCopies(201, new Looked(ALONE, 0, ""));
        BadInput tooMany = assertThrows(BadInput.class, () -> SessionFile.write(folder.resolve("x.glasshead"), Shown.first(ALONE), many));
        assertTrue(tooMany.getMessage().contains("history has 201 entries and may have 200"), tooMany.getMessage());
        assertEquals(Looked.LONGEST_NOTE, new Looked(ALONE, 0, "x".repeat(900)).note().length());
    }
}
