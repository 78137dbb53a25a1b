package glasshead.experiment;

import java.util.List;

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
