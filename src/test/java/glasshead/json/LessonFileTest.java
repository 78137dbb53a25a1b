package glasshead.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.dataset.DataSets;
import glasshead.experiment.BadInput;
import glasshead.experiment.lesson.Lesson;
import glasshead.lesson.Lessons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/// Lesson files: what is written is read again, and what can't be used is refused with the place in it.
class LessonFileTest {

    static final List<String> NAMES = Lessons.SHIPPED;

    private static final String WHOLE = """
            {"lesson": 1, "title": "T", "minutes": 5, "model": "m", "steps": [
             {"title": "one", "text": "look", "state": {"prompt": "a b"},
              "check": {"kind": "outcome", "above": 1}, "solution": {"prompt": "a b"},
              "claims": [{"figure": {"kind": "attention", "head": "L0H1", "query": 2, "key": 1}, "above": 0.5}]}]}""";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @FieldSource("NAMES")
    void whatIsWrittenIsReadAgain(String name) throws IOException {
        Lesson lesson = Lessons.shipped(name);
        Path file = folder.resolve("own" + LessonFile.EXTENSION);
        LessonFile.write(file, lesson);
        assertEquals(lesson, Lessons.read(file));
    }

    /// In single quotes here what is in double quotes in the file.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'title': 'T'        | 'title': ''                     | the title of a lesson is one line of 1 to 120 characters
            'minutes': 5        | 'minutes': 0                    | a lesson takes 1 to 600 minutes
            'model': 'm'        | 'model': 'm', 'sound': 1        | no 'sound'
            'title': 'one'      | 'titel': 'one'                  | 'steps[0].title' is missing
            'kind': 'outcome'   | 'kind': 'income'                | 'steps[0].check' must have one of outcome, change, intervention
            'above': 1}         | 'above': 1, 'below': 1}         | 'steps[0].check': there must be 'above', 'below', or both
            'above': 1}         | 'above': '1'}                   | 'steps[0].check.above' must be a number
            'L0H1'              | 'L0'                            | 'steps[0].claims[0].figure.head': 'L0' is not a head
            'query': 2          | 'query': -1                     | tokens count from 0
            'state': {'prompt'  | 'state': {'shipped': {'name': 'induction-few-words'}, 'prompt' | a set that ships brings its own prompts
            'state': {'prompt': 'a b'} | 'state': {'shipped': {'name': '../x'}} | 'steps[0]': There is no set '../x' whose rows ship
            'above': 0.5        | 'is': 0.5                       | a claim has either 'is' and 'within'
            """)
    void whatCannotBeUsedIsRefusedWithItsPlace(String right, String wrong, String said) throws IOException {
        String text = WHOLE.replace(right.replace('\'', '"'), wrong.replace('\'', '"'));
        assertNotEquals(WHOLE, text);
        Path file = Files.writeString(folder.resolve("own.lesson.json"), text);
        String sentence = assertThrows(BadInput.class, () -> Lessons.read(file)).getMessage();
        assertTrue(sentence.startsWith("The lesson '" + file + "' can't be used: ") && sentence.contains(said), sentence);
        assertEquals(1, sentence.lines().count());
    }

    @Test
    void itMayHaveOnlySoManySteps() {
        String step = "{\"title\": \"s\", \"text\": \"\"}";
        String many = "{\"lesson\": 1, \"title\": \"T\", \"minutes\": 5, \"model\": \"m\", \"steps\": [" + String.join(",", Collections
                .nCopies(Lesson.MOST_STEPS + 1, step)) + "]}";
        assertEquals("a lesson may have 60 steps, and this one has 61", assertThrows(BadInput.class, () -> LessonFile.parse(many,
                DataSets::writtenOut)).getMessage());
    }

    @Test
    void aFolderGivesItsLessons() throws IOException {
        assertThrows(BadInput.class, () -> Lessons.files(folder));
        Path file = Files.writeString(folder.resolve("b.lesson.json"), WHOLE);
        Files.writeString(folder.resolve("other.json"), "{}");
        assertEquals(List.of(file), Lessons.files(folder));
        assertEquals("one", Lessons.read(file).steps().getFirst().title());
    }
}
