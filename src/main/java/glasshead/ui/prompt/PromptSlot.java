package glasshead.ui.prompt;

import glasshead.engine.Findings;
import glasshead.engine.TokenRow;
import glasshead.experiment.Experiment;
import glasshead.experiment.Prompt;

/// Which of an experiment's two prompts a prompt bar edits.
public enum PromptSlot {
    FIRST, SECOND;

    Prompt of(Experiment experiment) {
        return this == FIRST ? experiment.prompt() : experiment.other();
    }

    Experiment with(Experiment experiment, Prompt prompt) {
        return this == FIRST ? experiment.withPrompt(prompt) : experiment.withOther(prompt);
    }

    TokenRow tokens(Findings findings) {
        return this == FIRST ? findings.tokens() : findings.otherTokens();
    }

    /// The tokens of the prompt that this one is compared with.
    TokenRow facing(Findings findings) {
        return this == FIRST ? findings.otherTokens() : findings.tokens();
    }
}
