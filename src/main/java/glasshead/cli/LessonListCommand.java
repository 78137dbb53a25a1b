package glasshead.cli;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.experiment.Texts;
import glasshead.experiment.lesson.Lesson;
import glasshead.json.Json;
import glasshead.json.LessonFile;
import glasshead.lesson.Lessons;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lesson list`: the lessons that ship, or those of a folder.
@Command(name = "list", description = "Lists the lessons that ship, or those of a folder.", mixinStandardHelpOptions = true)
final class LessonListCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", arity = "0..1", description = "A folder with lessons, *" + LessonFile.EXTENSION
            + "; without it, those that ship.")
    private @Nullable Path folder;

    @Mixin
    private JsonOption json;

    /// @param tasks how many steps have something to do
    record Listed(String name, String title, String about, String audience, String needs, String model, int minutes, int steps, int tasks) {

        static Listed of(String name, Lesson lesson) {
            return new Listed(name, lesson.title(), lesson.about(), lesson.audience(), lesson.needs(), lesson.model(), lesson.minutes(),
                    lesson.steps().size(), lesson.tasks());
        }
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Listed> all = folder == null ? Lessons.SHIPPED.stream().map(name -> Listed.of(name, Lessons.shipped(name))).toList()
                : Lessons.files(folder).stream().map(file -> Listed.of(file.toString(), Lessons.read(file))).toList();
        if (json.write(() -> tree(all), out)) {
            for (Listed each : all) {
                out.println(Texts.format("%s: %s (%s, %d steps, %d to do, %d minutes)", each.name, each.title, each.model, each.steps,
                        each.tasks, each.minutes));
                out.println("  " + each.about);
            }
            out.flush();
        }
        return 0;
    }

    private static JsonNode tree(List<Listed> all) {
        return Json.tree(new ArrayList<>(all));
    }
}
