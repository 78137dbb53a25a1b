package glasshead.experiment;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.Collectors;

/// What the model reads: text for its tokenizer, or token ids where those are known (BOS is put in front of both unless switched off).
/// In JSON it is text, or a list of whole numbers.
@JsonClassDescription("text or a list of token ids")
public sealed interface Prompt {

    /// No prompt: what the second prompt is until the user gives one.
    Prompt NONE = new Text("");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static Prompt read(String text) {
        return new Text(text);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static Prompt read(List<Integer> ids) {
        if (ids.stream().anyMatch(id -> id < 0)) {
            throw new BadInput("token ids count from 0");
        }
        return new Tokens(ids);
    }

    boolean isEmpty();

    /// How the prompt is written in the prompt bar.
    String written();

    /// Text, kept to the character as it was typed.
    record Text(@JsonValue String text) implements Prompt {
        @Override
        public boolean isEmpty() {
            return text.isEmpty();
        }

        @Override
        public String written() {
            return text;
        }
    }

    /// Token ids without BOS.
    record Tokens(@JsonValue List<Integer> ids) implements Prompt {
        public Tokens {
            ids = List.copyOf(ids);
        }

        @Override
        public boolean isEmpty() {
            return ids.isEmpty();
        }

        @Override
        public String written() {
            return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
    }
}
