package glasshead.engine.verify;

import glasshead.experiment.BadInput;
import glasshead.experiment.Contrast;
import glasshead.experiment.Prompt;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A prompt that a figure was measured on, as text or as token ids, with its contrast and, where there is one, its second prompt.
record FigurePrompt(@Nullable String text, @Nullable List<Integer> tokens, @Nullable String other, @Nullable List<String> answers,
        @Nullable List<String> distractors) {

    FigurePrompt {
        if ((text == null) == (tokens == null)) {
            throw new BadInput("a prompt has either text or tokens");
        }
    }

    Prompt prompt() {
        return text != null ? new Prompt.Text(text) : new Prompt.Tokens(Objects.requireNonNull(tokens));
    }

    Prompt second() {
        return other == null ? Prompt.NONE : new Prompt.Text(other);
    }

    Contrast contrast() {
        return new Contrast(Objects.requireNonNullElse(answers, List.of()), Objects.requireNonNullElse(distractors, List.of()),
                Contrast.LAST);
    }
}
