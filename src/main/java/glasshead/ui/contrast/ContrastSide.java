package glasshead.ui.contrast;

import glasshead.experiment.Contrast;
import java.util.List;

/// The two sides of a contrast: its logit difference is answers minus distractors.
public enum ContrastSide {
    ANSWER("answer"), DISTRACTOR("distractor");

    private final String word;

    ContrastSide(String word) {
        this.word = word;
    }

    /// `answer` or `distractor`, as in sentences and style classes.
    String word() {
        return word;
    }

    List<String> of(Contrast contrast) {
        return this == ANSWER ? contrast.answers() : contrast.distractors();
    }

    Contrast with(Contrast contrast, List<String> tokens) {
        return this == ANSWER ? contrast.withAnswers(tokens) : contrast.withDistractors(tokens);
    }
}
