package glasshead.analysis;

import java.util.Arrays;

/// A contrast as the model knows it: token ids, and a position that exists in the prompt.
public record ContrastTokens(int[] answers, int[] distractors, int position) {

    public static final ContrastTokens NONE = new ContrastTokens(new int[0], new int[0], 0);

    /// Whether there is a question at all.
    public boolean isEmpty() {
        return answers.length + distractors.length == 0;
    }

    /// The same question at another position.
    public ContrastTokens at(int changed) {
        return new ContrastTokens(answers, distractors, changed);
    }

    /// Whether another one asks the same.
    public boolean isSame(ContrastTokens other) {
        return Arrays.equals(answers, other.answers) && Arrays.equals(distractors, other.distractors) && position == other.position;
    }
}
