package glasshead.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// One row of a [DataSet]: a prompt, what should and what should not come next, and what else is known of it.
///
/// @param other       the corrupted prompt, [Prompt#NONE] where there is none
/// @param answers     tokens as in a [Contrast]
/// @param distractors the same
/// @param columns     further columns by name, in their order: `order` → `ABBA`
public record Example(Prompt prompt, Prompt other, List<String> answers, List<String> distractors, SequencedMap<String, String> columns) {

    public Example {
        answers = List.copyOf(answers);
        distractors = List.copyOf(distractors);
        columns = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(columns));
    }

    public Example(Prompt prompt, Prompt other, List<String> answers, List<String> distractors) {
        this(prompt, other, answers, distractors, new LinkedHashMap<>());
    }

    /// What the example asks, read at `position`.
    public Contrast contrast(int position) {
        return new Contrast(answers, distractors, position);
    }

    public Example withPrompt(Prompt changed) {
        return new Example(changed, other, answers, distractors, columns);
    }

    public Example withOther(Prompt changed) {
        return new Example(prompt, changed, answers, distractors, columns);
    }

    public Example withTokens(List<String> changedAnswers, List<String> changedDistractors) {
        return new Example(prompt, other, changedAnswers, changedDistractors, columns);
    }

    /// The value of a column, empty where the row has none.
    public String column(String name) {
        return columns.getOrDefault(name, "");
    }
}
