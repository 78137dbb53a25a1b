package glasshead.experiment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The question asked of the logits: the mean logit of the answers minus the mean logit of the distractors, at one position.
///
/// A token is written as its text (` Mary`) or as its id (`#1168`). Either list may be empty: with no distractor the quantity is the
/// answers' mean logit (the unembedding is centred, so that is the logit over the vocabulary's mean), with neither there is no contrast.
///
/// @param position index of the token where the logits are read, 0 = the first token (BOS when it is on), or [#LAST]
public record Contrast(List<String> answers, List<String> distractors, int position) {

    /// The last position, whatever the length of the prompt.
    public static final int LAST = -1;

    public Contrast {
        answers = List.copyOf(answers);
        distractors = List.copyOf(distractors);
    }

    /// In JSON, where the last position is left out.
    private record Form(@Nullable List<String> answers, @Nullable List<String> distractors, @Nullable Integer position) {
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static Contrast read(Form form) {
        if (form.position != null && form.position < 0) {
            throw new BadInput("the position counts from 0, and is left out for the last");
        }
        return new Contrast(Objects.requireNonNullElse(form.answers, List.of()), Objects.requireNonNullElse(form.distractors, List.of()),
                Objects.requireNonNullElse(form.position, LAST));
    }

    @JsonValue
    private Form written() {
        return new Form(answers, distractors, position == LAST ? null : position);
    }

    public static Contrast between(String answer, String distractor) {
        return new Contrast(List.of(answer), List.of(distractor), LAST);
    }

    public Contrast swapped() {
        return new Contrast(distractors, answers, position);
    }

    public Contrast withAnswers(List<String> changed) {
        return new Contrast(changed, distractors, position);
    }

    public Contrast withDistractors(List<String> changed) {
        return new Contrast(answers, changed, position);
    }

    public Contrast at(int changed) {
        return new Contrast(answers, distractors, changed);
    }
}
