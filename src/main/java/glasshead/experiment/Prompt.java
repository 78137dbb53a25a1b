package glasshead.experiment;

import java.util.List;
import java.util.stream.Collectors;

/// What the model reads: text for its tokenizer, or token ids where those are known (BOS is put in front of both unless switched off).
public sealed interface Prompt {

    /// No prompt: what the second prompt is until the user gives one.
    Prompt NONE = new Text("");

    boolean isEmpty();

    /// How the prompt is written in the prompt bar.
    String written();

    /// Text, kept to the character as it was typed.
    record Text(String text) implements Prompt {
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
    record Tokens(List<Integer> ids) implements Prompt {
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
