package glasshead.experiment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// One row of a [DataSet]: a prompt, what should and what should not come next, and what else is known of it.
///
/// In JSON only `clean` must be there: `{"clean": .., "corrupted": .., "answers": [..], "distractors": [..], "columns": {..}}`.
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

    /// In JSON, where what is empty may be left out.
    private record Form(Prompt clean, @Nullable Prompt corrupted, @Nullable List<String> answers, @Nullable List<String> distractors,
            @Nullable LinkedHashMap<String, String> columns) {
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static Example read(Form form) {
        return new Example(form.clean, Objects.requireNonNullElse(form.corrupted, Prompt.NONE), Objects.requireNonNullElse(form.answers,
                List.of()), Objects.requireNonNullElse(form.distractors, List.of()), Objects.requireNonNullElseGet(form.columns,
                        LinkedHashMap::new));
    }

    @JsonValue
    private Form written() {
        return new Form(prompt, other.equals(Prompt.NONE) ? null : other, answers, distractors, new LinkedHashMap<>(columns));
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
