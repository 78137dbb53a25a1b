package glasshead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.SecondProcess.Ended;
import glasshead.checkpoint.TestModels;
import glasshead.engine.scores.ScoreStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The program started on files of its own that are damaged: each is set aside and told, and everything else starts.
@DisabledOnOs(OS.WINDOWS)
class OwnFilesTest {

    private static final String LEFTOVER = "settings.json.0f0e0d0c-0b0a-0908-0706-050403020100.part";

    @TempDir
    private Path folder;

    private Path damaged(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static void setAside(List<String> told, String what, Path file, String content) throws IOException {
        String begin = "The " + what + " '" + file + "' can't be used: ";
        String end = "; it was set aside as '" + file + ".broken'.";
        assertEquals(1, told.stream().filter(line -> line.startsWith(begin) && line.endsWith(end)).count(), begin + " in " + told);
        assertEquals(content, Files.readString(file.resolveSibling(file.getFileName() + ".broken")));
    }

    @Test
    void theWindowOpensWhateverIsDamaged() throws Exception {
        Path settings = damaged("settings.json", "{");
        Path models = damaged("models.json", "{\"a\":\"\\u0000\"}");
        Path recent = damaged("state/recent.json", "[1,2,");
        Path unsaved = damaged("state/unsaved/open-7.glasshead", "");
        damaged("state/unsaved/open-7.lock", "");
        Path scores = damaged("state/scores/" + new ScoreStore(Optional.empty(), _ -> {}).mark(TestModels.GIVEN.resolve("tiny-english"))
                + ".json", "{\"schema\": 1}");
        Path session = damaged("mine.glasshead", "{\"glasshead\": 1, \"model\": \"tiny-english\", \"promt\": \"\"}");
        damaged(LEFTOVER, "half");
        Ended ended = new SecondProcess(folder).main(StartOnDamagedFiles.class).run("6 " + session);
        List<String> told = ended.out().lines().toList();
        assertTrue(told.contains("a model ran"), ended::toString);
        setAside(told, "settings file", settings, "{");
        setAside(told, "list of added models", models, "{\"a\":\"\\u0000\"}");
        setAside(told, "list of recent files", recent, "[1,2,");
        setAside(told, "unsaved work", unsaved, "");
        setAside(told, "file of scores", scores, "{\"schema\": 1}");
        assertTrue(told.contains("The session '" + session
                + "' can't be used: there is no 'promt', only glasshead, model, prompt, otherPrompt, "
                + "contrast, interventions, options (line 1); open another or correct it."), ended::toString);
        assertTrue(Files.exists(session), "a file of the user's stays where it is");
        assertFalse(Files.exists(folder.resolve(LEFTOVER)));
    }

    @Test
    void commandsGoOnWithoutADamagedList() throws Exception {
        for (String content : List.of("", "[1,2,", "{\"a\":\"\\u0000\"}")) {
            Path models = damaged("models.json", content);
            Ended ended = new SecondProcess(folder).run("models list");
            assertEquals(0, ended.status(), ended::toString);
            assertTrue(ended.out().contains("tiny-english"), ended::toString);
            setAside(ended.err().lines().toList(), "list of added models", models, content);
            assertEquals(1, ended.err().lines().count(), ended::toString);
            Files.delete(folder.resolve("models.json.broken"));
        }
        damaged("models.json", "[1,2,");
        Ended removed = new SecondProcess(folder).run("models remove tiny-english");
        assertEquals(2, removed.status());
        assertTrue(removed.err().contains("ships with the program and stays"), removed::toString);
    }
}
