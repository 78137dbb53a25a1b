package glasshead.cli;

import glasshead.engine.InferenceEngine;
import glasshead.experiment.Texts;
import glasshead.experiment.lesson.Lesson;
import glasshead.json.Json;
import glasshead.json.LessonFile;
import glasshead.lesson.LessonCheck;
import glasshead.lesson.Lessons;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lesson check`: runs a lesson's states and solutions.
@Command(name = "check", description = {"Runs all states of a lesson, the figures that its texts speak of, and its tasks, which have to be "
        + "open at first and done by their own solutions.", "Exit status 1 when something is not as it should be."},
        mixinStandardHelpOptions = true)
final class LessonCheckCommand implements Callable<Integer> {

    /// Exit status when the lesson can be read and does not work.
    private static final int FAILED = 1;

    private final Supplier<InferenceEngine> engines;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME|FILE", description = "A lesson of 'lesson list', or a file, *" + LessonFile.EXTENSION + ".")
    private String lesson;

    @Option(names = "--all", description = "Print what is as it should be, too.")
    private boolean all;

    @Mixin
    private JsonOption json;

    LessonCheckCommand(Supplier<InferenceEngine> engines) {
        this.engines = engines;
    }

    /// @param right whether all is as it should be
    record Checked(String title, boolean right, List<Line> findings) {
    }

    /// @param step number of the step, from 1
    record Line(int step, String title, boolean right, String words) {
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Lesson read = Lessons.named(lesson);
        List<Line> lines = new ArrayList<>();
        boolean words = !json.isAlone();
        try (InferenceEngine engine = engines.get()) {
            LessonCheck.of(read, engine, finding -> {
                Line line = new Line(finding.step() + 1, read.steps().get(finding.step()).title(), finding.right(), finding.words());
                lines.add(line);
                if (words && (all || !line.right)) {
                    out.println(Texts.format("%s step %d, %s: %s", line.right ? "ok  " : "FAIL", line.step, line.title, line.words));
                    out.flush();
                }
            }, () -> false);
        }
        boolean right = lines.stream().allMatch(Line::right);
        if (json.write(() -> Json.tree(new Checked(read.title(), right, lines)), out)) {
            out.println(right ? Texts.format("%s: all %d checks are as they should be.", read.title(), lines.size())
                    : Texts.format("%s: %d of %d checks fail.", read.title(), lines.stream().filter(line -> !line.right).count(), lines
                            .size()));
            out.flush();
        }
        return right ? 0 : FAILED;
    }
}
