package glasshead.lesson;

import glasshead.dataset.DataSets;
import glasshead.experiment.BadInput;
import glasshead.experiment.DataSet;
import glasshead.experiment.lesson.Lesson;
import glasshead.json.LessonFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// The lessons that ship, and those in files.
public final class Lessons {

    /// The names of those that ship, the easiest first.
    public static final List<String> SHIPPED = List.of("attention", "attribution", "ablation", "induction", "indirect-object",
            "patching", "circuit", "scrubbing", "examples", "modular-addition");

    /// More files than that in one folder are no lessons for one class.
    private static final int MOST_FILES = 200;

    private Lessons() {}

    /// One that ships.
    ///
    /// @param name one of [#SHIPPED]
    public static Lesson shipped(String name) {
        try (InputStream in = Lessons.class.getResourceAsStream("/assets/lessons/" + name + LessonFile.EXTENSION)) {
            return LessonFile.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), sets());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One by the name of a lesson that ships, or a file.
    ///
    /// @throws BadInput when there is none, or it can't be used
    public static Lesson named(String nameOrFile) {
        return SHIPPED.contains(nameOrFile) ? shipped(nameOrFile) : read(Path.of(nameOrFile));
    }

    /// @throws BadInput when there is no such file, or it is no lesson
    public static Lesson read(Path file) {
        return LessonFile.read(file, sets());
    }

    /// One that was being written when the program was closed; empty when there is none.
    ///
    /// @param notice gets a sentence when it can't be used
    public static Optional<Lesson> draft(Path file, Consumer<String> notice) {
        return LessonFile.draft(file, sets(), notice);
    }

    /// The lesson files of a folder, by name; a file is its own only one.
    ///
    /// @throws BadInput when there is none
    public static List<Path> files(Path fileOrFolder) {
        if (!Files.isDirectory(fileOrFolder)) {
            return List.of(fileOrFolder);
        }
        try (Stream<Path> inside = Files.list(fileOrFolder)) {
            List<Path> files = inside.filter(file -> file.getFileName().toString().endsWith(LessonFile.EXTENSION)).sorted().limit(
                    MOST_FILES + 1L).toList();
            if (files.isEmpty() || files.size() > MOST_FILES) {
                throw new BadInput("The folder '" + fileOrFolder + "' has " + (files.isEmpty() ? "no" : "more than " + MOST_FILES)
                        + " lessons (*" + LessonFile.EXTENSION + "); choose another.");
            }
            return files;
        } catch (IOException | UncheckedIOException e) {
            throw new BadInput("The folder '" + fileOrFolder + "' can't be read; check that you may read it.", e);
        }
    }

    /// Each is read once for a lesson, so that all its states have the same set.
    private static Function<String, DataSet> sets() {
        Map<String, DataSet> read = new HashMap<>();
        return name -> read.computeIfAbsent(name, DataSets::writtenOut);
    }
}
