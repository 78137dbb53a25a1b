package glasshead.checkpoint;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// What to show first with a model, from `glasshead.json` in its folder.
///
/// @param prompt           the first prompt; empty when there is none
/// @param answers          tokens whose logits count for the answer, leading spaces included
/// @param distractors      tokens that they are compared with
/// @param referencePrompts the set over which mean ablation averages
/// @param other            a second prompt of the same length, for resampling; empty when there is none
public record ModelExample(String prompt, List<String> answers, List<String> distractors, List<String> referencePrompts, String other) {

    /// For models that bring none: plain English of different kinds, so that a mean over them belongs to no single task.
    private static final List<String> GENERAL = List.of(
            "When Tom and Anna went to the store, Anna gave a drink to",
            "The capital of France is Paris and the capital of Italy is Rome.",
            "She opened the door, looked at the empty room and closed it again.",
            "One, two, three, four, five, six, seven, eight, nine, ten",
            "The train to the coast leaves at half past seven in the morning.",
            "If it rains tomorrow we will stay at home and read a book.",
            "In 1969 two people walked on the moon for the first time.",
            "The old man and his dog walked slowly along the river.");

    public ModelExample {
        answers = List.copyOf(answers);
        distractors = List.copyOf(distractors);
        referencePrompts = List.copyOf(referencePrompts);
    }

    /// The example of the model in `folder`; an empty prompt and general reference prompts where it brings none.
    public static ModelExample read(Path folder) {
        return ModelFile.isIn(folder) ? ModelFile.read(folder, ModelExample::of) : new ModelExample("", List.of(), List.of(), GENERAL, "");
    }

    private static ModelExample of(ModelFile file) {
        List<String> references = Objects.requireNonNullElse(file.referencePrompts(), List.of());
        return new ModelExample(Objects.requireNonNullElse(file.prompt(), ""), Objects.requireNonNullElse(file.answers(), List.of()),
                Objects.requireNonNullElse(file.distractors(), List.of()), references.isEmpty() ? GENERAL : references,
                Objects.requireNonNullElse(file.other(), ""));
    }
}
