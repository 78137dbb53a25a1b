package glasshead.json;

import glasshead.experiment.BadInput;
import glasshead.experiment.DataSet;
import glasshead.experiment.lesson.Lesson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// A lesson in a file, `*.lesson.json`:
///
/// ```json
/// {"lesson": 1, "title": "Induction", "about": "How a repeated word is continued.", "audience": "students", "needs": "", "minutes": 15,
///  "model": "attn-only-2l",
///  "steps": [{"title": "Look", "text": "What it is about.",
///             "state": {"prompt": "text", "contrast": {"answers": [" Mary"], "distractors": [" John"]}},
///             "check": {"kind": "locked", "heads": ["L1H1"]}, "hint": "Click it.",
///             "solution": {"prompt": "text", "view": {"locks": {"heads": ["L1H1"]}}},
///             "claims": [{"figure": {"kind": "outcome"}, "is": 13.58, "within": 0.01}]}]}
/// ```
///
/// A state is what a session file holds but for its version and history; its model is the lesson's where it has none. In place of a whole
/// set, `"shipped": {"name": "induction-few-words", "rows": 24}` names one whose rows ship.
public final class LessonFile {

    /// What such a file's name ends with.
    public static final String EXTENSION = ".lesson.json";

    private static final long LARGEST = 8 << 20;
    private static final JsonForm<LessonForm> FORM = JsonForm.of(LessonForm.class, "lesson", "open another or correct it").atMost(LARGEST);
    private static final JsonForm<LessonForm> DRAFT = FORM.named("lesson that is being written");

    private LessonFile() {}

    /// @param sets a set that ships by its name, with a [BadInput] where there is none
    /// @throws BadInput when the file can't be read or is no lesson
    public static Lesson read(Path file, Function<String, DataSet> sets) {
        return FORM.read(file, form -> form.lesson(sets));
    }

    /// One that stands in a text.
    public static Lesson parse(String json, Function<String, DataSet> sets) {
        return FORM.read(json).lesson(sets);
    }

    /// Writes all or nothing.
    ///
    /// @throws BadInput when it is more than can be read again
    public static void write(Path file, Lesson lesson) throws IOException {
        FORM.write(file, LessonForm.of(lesson));
    }

    /// One that was not finished; empty when there is none, or it can't be used.
    ///
    /// @param notice gets a sentence when it is set aside
    public static Optional<Lesson> draft(Path file, Function<String, DataSet> sets, Consumer<String> notice) {
        return new KeptFile<>(file, DRAFT, notice).read(form -> form.lesson(sets));
    }
}
