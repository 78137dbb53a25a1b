package glasshead.experiment.view;

import glasshead.experiment.Prompt;
import glasshead.experiment.Usual;

/// Whether the second prompt has its place below the first.
///
/// @param shown an experiment that has a second prompt shows it: what is hidden is not in use
/// @param aside the prompt that was there when it was hidden, for when it is shown again; else [Prompt#NONE]
public record SecondPrompt(boolean shown, Prompt aside) {

    @Usual
    public static final SecondPrompt HIDDEN = new SecondPrompt(false, Prompt.NONE);
    public static final SecondPrompt SHOWN = new SecondPrompt(true, Prompt.NONE);
}
