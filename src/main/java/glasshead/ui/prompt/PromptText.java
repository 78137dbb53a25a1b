package glasshead.ui.prompt;

import glasshead.experiment.BadInput;
import glasshead.experiment.Prompt;
import java.util.Arrays;
import java.util.List;

/// What a prompt field's text means: a text for the tokenizer, or token ids with commas for a model that has none.
final class PromptText {

    private PromptText() {}

    /// @throws BadInput when ids were meant and something else is written
    static Prompt read(String written, boolean asIds, int vocabularySize) {
        if (!asIds) {
            return new Prompt.Text(written);
        }
        if (written.isBlank()) {
            return Prompt.NONE;
        }
        List<Integer> ids = Arrays.stream(written.strip().split("[\\s,]+")).map(part -> id(part, vocabularySize)).toList();
        return new Prompt.Tokens(ids);
    }

    private static int id(String part, int vocabularySize) {
        if (!part.matches("\\d{1,9}")) {
            throw new BadInput("“" + part + "” is not a token id; write whole numbers with commas between them, as 5,17,3.");
        }
        int id = Integer.parseInt(part);
        if (id >= vocabularySize) {
            throw new BadInput("There is no token " + id + ": this model's tokens are 0 to " + (vocabularySize - 1) + ".");
        }
        return id;
    }
}
