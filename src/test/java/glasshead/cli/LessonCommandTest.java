package glasshead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasshead.lesson.Lessons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `lesson list` and `lesson check` print.
class LessonCommandTest {

    private static final String LESSON = """
            {"lesson": 1, "title": "Own", "minutes": 5, "model": "tiny-english", "steps": [
             {"title": "ablate", "text": "", "state": {"prompt": "Mary and John", "contrast": {"answers": [" Mary"]}},
              "check": {"kind": "intervention", "action": "zero", "head": "L2H4"},
              "solution": {"prompt": "Mary and John", "interventions": [{"site": "blocks.2.attn.hook_z", "head": 4, "set": 0}]}}]}""";

    @TempDir
    private Path folder;

    @Test
    void theListHasWhatShips() throws IOException {
        JsonNode all = Said.by("lesson", "list", "--json", "-").json();
        assertEquals(Lessons.SHIPPED.size(), all.size());
        assertEquals("attention", all.get(0).get("name").asText());
        assertTrue(Said.by("lesson", "list").out().contains("induction: Induction heads (attn-only-2l, 8 steps, 8 to do, 20 minutes)"));
    }

    @Test
    void aLessonThatWorksHasStatusZero() throws IOException {
        Path file = Files.writeString(folder.resolve("own.lesson.json"), LESSON);
        JsonNode found = Said.by("lesson", "check", file.toString(), "--json", "-").json();
        assertTrue(found.get("right").asBoolean(), found.toString());
        assertEquals(3, found.get("findings").size());
        assertEquals("Own: all 3 checks are as they should be.", Said.by("lesson", "check", file.toString()).out().strip());
        assertTrue(Said.by("lesson", "list", folder.toString()).out().contains("own.lesson.json: Own"));
    }

    @Test
    void whichCheckFailsIsSaidWithStatusOne() throws IOException {
        Path file = Files.writeString(folder.resolve("own.lesson.json"), LESSON.replace("\"head\": 4", "\"head\": 3"));
        Said said = Said.by("lesson", "check", file.toString());
        assertEquals(1, said.status());
        assertTrue(said.out().startsWith("FAIL step 1, ablate: The solution does not do it: What is changed is not yet what is asked for"),
                said.out());
        assertTrue(said.out().contains("Own: 1 of 3 checks fail."), said.out());
        Said json = Said.by("lesson", "check", file.toString(), "--json", "-");
        assertEquals(1, json.status());
        assertEquals(false, new ObjectMapper().readTree(json.out()).get("right").asBoolean());
    }

    @Test
    void whatIsNoLessonHasStatusTwo() {
        assertEquals(2, Said.by("lesson", "check", "nowhere").status());
        assertEquals(2, Said.by("lesson").status());
        assertEquals(2, Said.by("lesson", "list", folder.toString()).status());
    }
}
