package glasshead.ui.maps;

import glasshead.engine.Findings;
import glasshead.experiment.MapKind;
import glasshead.experiment.view.MapQuestion;

/// Why a map can't be asked for now, and what to do.
enum Obstacle {
    NONE("", ""),
    CONTRAST("needs an answer and a distractor",
            "A map shows what becomes of the logit difference. Give an answer and a distractor, above at the right."),
    SECOND_PROMPT("needs a second prompt",
            "Patching brings activations of one prompt into the run of another. Give a second prompt: the same words, but for the ones "
                    + "that decide the answer, and as many tokens."),
    LENGTHS("needs prompts of one length",
            "Patching goes position by position, and the two prompts have different numbers of tokens. Make them equally long: the tokens "
                    + "below each show where they part."),
    MLPS("no MLPs", "This model has no MLPs."),
    HEADS("no heads", "This model has no attention heads.");

    private final String brief;
    private final String sentence;

    Obstacle(String brief, String sentence) {
        this.brief = brief;
        this.sentence = sentence;
    }

    /// A few words.
    String brief() {
        return brief;
    }

    String sentence() {
        return sentence;
    }

    static Obstacle of(MapQuestion question, Findings found) {
        if (found.model().allHeads().isEmpty()) {
            return HEADS;
        }
        if (found.contrast().isEmpty()) {
            return CONTRAST;
        }
        if (question.patching() && found.experiment().other().isEmpty()) {
            return SECOND_PROMPT;
        }
        if (question.patching() && found.otherTokens().length() != found.tokens().length()) {
            return LENGTHS;
        }
        return question.kinds().stream().allMatch(kind -> !of(kind, found).isEmpty()) ? MLPS : NONE;
    }

    /// Why one map of several can't be computed, as a sentence; empty when it can.
    static String of(MapKind kind, Findings found) {
        if (kind.needsOther() && found.experiment().other().isEmpty()) {
            return "Needs a second prompt to take the outputs from.";
        }
        return kind.needsMlps() && found.model().dMlp() == 0 ? MLPS.sentence : "";
    }
}
