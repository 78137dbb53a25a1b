package glasshead.ui.circuit;

import glasshead.engine.Findings;
import glasshead.experiment.Cutting;
import glasshead.experiment.Subject;

/// Why there is no circuit to look at, and what to do.
final class Obstacles {

    static final String SECOND_PROMPT = "An edge is cut by giving its receiver what its sender writes in another prompt. Give a second "
            + "prompt: the same words, but for the ones that decide the answer, and as many tokens. Or take a set, whose rows have one.";

    private Obstacles() {}

    /// Empty when nothing is in the way.
    static String of(Findings found, Cutting.Replacement replacement) {
        if (found.model().layers() == 0) {
            return "This model has no layers, so there are no edges to cut.";
        }
        if (!(found.experiment().subject() instanceof Subject.Alone)) {
            return "";
        }
        if (found.contrast().isEmpty()) {
            return "A circuit is what carries the logit difference. Give an answer and a distractor, above at the right.";
        }
        if (replacement != Cutting.Replacement.CORRUPTED) {
            return "";
        }
        if (found.experiment().other().isEmpty()) {
            return SECOND_PROMPT;
        }
        int own = found.tokens().length();
        int other = found.otherTokens().length();
        return own == other ? "" : "Edges are cut position by position, and the prompt has " + own + " tokens, the second one " + other
                + ". Make them equally long: the tokens above show where they part.";
    }
}
