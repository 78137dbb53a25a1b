package glasshead.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasshead.checkpoint.TestModels;
import glasshead.engine.InferenceEngine;
import glasshead.engine.Models;
import glasshead.experiment.lesson.Lesson;
import glasshead.experiment.lesson.Step;
import glasshead.json.LessonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The lessons that ship, on the models that ship: what they say is what these models do. Whoever trains a model anew goes through the
/// lessons about it.
class ShippedLessonsTest {

    static final List<String> NAMES = Lessons.SHIPPED;

    @ParameterizedTest
    @FieldSource("NAMES")
    void worksOnItsModel(String name) {
        assertEquals(List.of(), wrong(Lessons.shipped(name)));
    }

    @Test
    void theExampleOfThePageOnWritingLessonsWorks() throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/lessons.md"));
        String example = page.substring(page.indexOf("```json") + "```json".length(), page.indexOf("```\n\nThe file"));
        assertEquals(List.of(), wrong(LessonFile.parse(example, _ -> {
            throw new AssertionError("it is about no set");
        })));
    }

    private static List<LessonCheck.Finding> wrong(Lesson lesson) {
        try (InferenceEngine engine = new InferenceEngine(new Models(TestModels.SHIPPED))) {
            return LessonCheck.of(lesson, engine, _ -> {}, () -> false).stream().filter(finding -> !finding.right()).toList();
        }
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void isAShortPageWithSomethingToDo(String name) {
        Lesson lesson = Lessons.shipped(name);
        assertTrue(lesson.steps().size() >= 5 && lesson.steps().size() <= 8, lesson.steps().size() + " steps");
        assertTrue(lesson.tasks() * 2 > lesson.steps().size(), lesson.tasks() + " tasks");
        assertTrue(lesson.steps().getFirst().state() != null, "it begins with something to look at");
        for (Step step : lesson.steps()) {
            assertTrue(step.text().length() <= 420, step.title() + " has " + step.text().length() + " characters");
            assertTrue(step.check() == null || !step.hint().isEmpty(), step.title() + " has a hint");
        }
    }

    @Test
    void everyFileIsInTheList() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("assets/lessons"))) {
            assertEquals(NAMES.stream().sorted().toList(), files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(
                    ".lesson.json")).map(file -> file.replace(".lesson.json", "")).sorted().toList());
        }
    }
}
