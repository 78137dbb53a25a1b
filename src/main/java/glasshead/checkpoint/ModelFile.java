package glasshead.checkpoint;

import glasshead.experiment.BadInput;
import glasshead.json.JsonForm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
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
        prompt = Objects.requireNonNullElse(prompt, "");
        answers = list("answers", answers);
        distractors = list("distractors", distractors);
        referencePrompts = list("referencePrompts", referencePrompts);
        other = Objects.requireNonNullElse(other, "");
    }

    private static List<String> list(String name, List<String> texts) {
        List<String> list = Objects.requireNonNullElse(texts, List.of());
        if (list.size() > MOST_TEXTS) {
            throw new BadInput(name + " has " + list.size() + " texts and may have " + MOST_TEXTS);
        }
        return list;
    }

    static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE));
    }

    /// @throws BadInput when it can't be used
    static <R> R read(Path folder, Function<ModelFile, R> use) {
        return FORM.read(folder.resolve(FILE), use);
    }
}
