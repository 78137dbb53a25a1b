package glasshead.checkpoint;

import glasshead.experiment.BadInput;
import glasshead.json.JsonForm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `glasshead.json` in a model's folder, whose fields may all be missing: the parts of a [ModelExample], and the task of a [TaskFile].
record ModelFile(@Nullable String prompt, @Nullable List<String> answers, @Nullable List<String> distractors,
        @Nullable List<String> referencePrompts, @Nullable String other, @Nullable Task task) {

    private static final String FILE = "glasshead.json";
    private static final JsonForm<ModelFile> FORM = JsonForm.of(ModelFile.class, "model's file", "correct it or remove it")
            .atMost(256 << 10);
    private static final int MOST_TEXTS = 256;

    /// What the model was trained for.
    record Task(String kind, int prime) {
    }

    ModelFile {
        check("answers", answers);
        check("distractors", distractors);
        check("referencePrompts", referencePrompts);
    }

    private static void check(String name, @Nullable List<String> texts) {
        if (texts != null && texts.size() > MOST_TEXTS) {
            throw new BadInput(name + " has " + texts.size() + " texts and may have " + MOST_TEXTS);
        }
    }

    static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE));
    }

    /// @throws BadInput when it can't be used
    static <R> R read(Path folder, Function<ModelFile, R> use) {
        return FORM.read(folder.resolve(FILE), use);
    }
}
