package glasshead.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import glasshead.experiment.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What to show first with a model, from `glasshead.json` in its folder.
///
/// @param prompt           the first prompt; empty when there is none
/// @param answers          tokens whose logits count for the answer, leading spaces included
/// @param distractors      tokens that they are compared with
/// @param referencePrompts the set over which mean ablation averages
/// @param other            a second prompt of the same length, for resampling; empty when there is none
public record ModelExample(String prompt, List<String> answers, List<String> distractors, List<String> referencePrompts, String other) {

    static final String FILE = "glasshead.json";
    static final long LONGEST_FILE = 256L << 10;
    private static final int MOST_TEXTS = 256;
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
        if (!Files.isRegularFile(folder.resolve(FILE))) {
            return new ModelExample("", List.of(), List.of(), GENERAL, "");
        }
        var json = StrictJson.read(folder.resolve(FILE), LONGEST_FILE);
        if (!json.isObject()) {
            throw wrong("it is not a JSON object");
        }
        var references = texts(json, "referencePrompts");
        return new ModelExample(text(json, "prompt"), texts(json, "answers"), texts(json, "distractors"),
                references.isEmpty() ? GENERAL : references, text(json, "other"));
    }

    private static String text(JsonNode json, String key) {
        var value = json.path(key);
        if (!value.isMissingNode() && !value.isTextual()) {
            throw wrong("the value of " + key + " is not a text");
        }
        return value.asText();
    }

    private static List<String> texts(JsonNode json, String key) {
        var values = json.path(key);
        if (!values.isMissingNode() && !values.isArray() || values.size() > MOST_TEXTS) {
            throw wrong("the value of " + key + " is not a list of at most " + MOST_TEXTS + " texts");
        }
        var texts = new ArrayList<String>();
        for (var value : values) {
            if (!value.isTextual()) {
                throw wrong("the list " + key + " holds something other than texts");
            }
            texts.add(value.textValue());
        }
        return texts;
    }

    static BadInput wrong(String what) {
        return new BadInput("The file glasshead.json of this model can't be used: " + what + "; correct the file or remove it.");
    }
}
