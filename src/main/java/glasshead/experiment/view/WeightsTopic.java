package glasshead.experiment.view;

import glasshead.experiment.Word;

/// What is read of the weights.
public enum WeightsTopic implements Word {
    BIGRAMS("Bigrams", "What a token says of the next one past all heads: W_E W_U"),
    OV("OV", "What a head, looking at a token, does to the logit of every token: W_E W_V W_O W_U"),
    QK("QK", "Which tokens a token looks for: W_E W_Q W_Kᵀ W_Eᵀ / √d_head"),
    COPYING("Copying", "The eigenvalues of each head's OV circuit: does it raise the tokens that it looks at?"),
    TRIGRAMS("Skip-trigrams", "Source … destination → out: a search over all pairs of tokens"),
    VIRTUAL("Virtual heads", "Two heads, one after the other, as one"),
    DISTANCE("Positions", "What the positions alone say of how far back a head looks"),
    PATHS("Paths", "The prompt's logits as a sum over the paths through an attention-only model");

    private final String label;
    private final String tooltip;

    WeightsTopic(String label, String tooltip) {
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
