package glasshead.experiment.view;

import glasshead.experiment.Word;

/// Which number colours a cell of a lens.
public enum LensMeasure implements Word {
    TOP("Top token", "The probability of the token that is most probable there"),
    ANSWER("Answer", "The probability of the answer tokens together"),
    DISTRACTOR("Distractor", "The probability of the distractor tokens together"),
    LOGIT_DIFFERENCE("Logit diff", "The logit difference of the contrast"),
    ANSWER_RANK("Answer rank", "How many tokens are more probable than the answer, plus one"),
    DISTRACTOR_RANK("Distractor rank", "How many tokens are more probable than the distractor, plus one"),
    KL("KL to the end", "How far what is read there is from the model's own output: Kullback-Leibler divergence in nats"),
    ENTROPY("Entropy", "How undecided what is read there is, in nats");

    private final String label;
    private final String tooltip;

    LensMeasure(String label, String tooltip) {
        this.label = label;
        this.tooltip = tooltip;
    }

    public String label() {
        return label;
    }

    public String tooltip() {
        return tooltip;
    }
}
