package glasshead.engine;

import glasshead.checkpoint.Tokenizer;
import glasshead.experiment.BadInput;
import glasshead.experiment.Prompt;
import glasshead.experiment.PromptTooLong;
import glasshead.experiment.Texts;
import glasshead.gpt2.Gpt2Config;
import java.util.List;
import java.util.stream.IntStream;

/// Prompts to token ids and back, for a model with or without a tokenizer.
final class TokenReader implements AutoCloseable {

    private final Gpt2Config config;
    private final Tokenizer tokenizer;

    /// @param tokenizer null for a model without one
    TokenReader(Gpt2Config config, Tokenizer tokenizer) {
        if (tokenizer != null && tokenizer.size() > config.vocabulary()) {
            throw new BadInput(Texts.format(
                    "The tokenizer has %d tokens but the model's embedding only %d rows; they are not of one model.", tokenizer.size(),
                    config.vocabulary()));
        }
        this.config = config;
        this.tokenizer = tokenizer;
    }

    boolean hasText() {
        return tokenizer != null;
    }

    /// The prompt as the model reads it.
    ///
    /// @throws PromptTooLong when it does not fit the context
    TokenRow read(Prompt prompt, boolean bosOn) {
        if (prompt.isEmpty()) {
            throw new BadInput("The prompt is empty; type at least one word.");
        }
        boolean bos = bosOn && config.bos() >= 0;
        int[] own = ids(prompt);
        int[] ids = bos ? IntStream.concat(IntStream.of(config.bos()), IntStream.of(own)).toArray() : own;
        if (ids.length > config.positions()) {
            throw new PromptTooLong(ids.length, config.positions());
        }
        return new TokenRow(ids, IntStream.of(ids).mapToObj(this::label).toArray(String[]::new), bos);
    }

    /// The longest beginning of the prompt that fits the context.
    Prompt cut(Prompt prompt, boolean bosOn) {
        int room = config.positions() - (bosOn && config.bos() >= 0 ? 1 : 0);
        return switch (prompt) {
            case Prompt.Tokens tokens -> new Prompt.Tokens(tokens.ids().subList(0, Math.min(room, tokens.ids().size())));
            case Prompt.Text text -> new Prompt.Text(cut(text.text(), room));
        };
    }

    /// The number of tokens grows with the text, so the longest part that fits is found by halving.
    private String cut(String text, int room) {
        int fits = 0;
        int tooLong = text.codePointCount(0, text.length()) + 1;
        while (tooLong - fits > 1) {
            int middle = (fits + tooLong) / 2;
            if (tokenizer.encode(text.substring(0, text.offsetByCodePoints(0, middle))).length <= room) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        return text.substring(0, text.offsetByCodePoints(0, fits));
    }

    private int[] ids(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Tokens tokens -> tokens.ids().stream().mapToInt(this::checked).toArray();
            case Prompt.Text text -> encode(text.text());
        };
    }

    /// The tokens of something written in a contrast: text, or `#id`.
    int[] pieces(String written) {
        return written.matches("#\\d{1,9}") ? new int[] {checked(Integer.parseInt(written.substring(1)))} : encode(written);
    }

    boolean isOneToken(String text) {
        return tokenizer != null && tokenizer.idOf(text) >= 0;
    }

    private int[] encode(String text) {
        if (tokenizer == null) {
            throw new BadInput("This model folder has no tokenizer.json, so '" + text
                    + "' can't be read; give token ids, as 5,17,3, and answers as #17.");
        }
        return tokenizer.encode(text);
    }

    private int checked(int id) {
        if (id < 0 || id >= config.vocabulary()) {
            throw new BadInput("Token id " + id + " is not in the vocabulary, which has ids 0 to " + (config.vocabulary() - 1) + ".");
        }
        return id;
    }

    /// As a contrast would write it.
    String text(int id) {
        return tokenizer == null || id >= tokenizer.size() ? "#" + id : tokenizer.text(id);
    }

    String label(int id) {
        return tokenizer == null || id >= tokenizer.size() ? "#" + id : tokenizer.label(id);
    }

    Vocabulary vocabulary() {
        List<Integer> ids = IntStream.range(0, config.vocabulary()).boxed().toList();
        return new Vocabulary(ids.stream().map(this::label).toList(), ids.stream().map(this::written).toList());
    }

    /// A token whose text would not be read back as that token is written by its id.
    private String written(int id) {
        String text = text(id);
        return tokenizer != null && tokenizer.idOf(text) == id ? text : "#" + id;
    }

    @Override
    public void close() {
        if (tokenizer != null) {
            tokenizer.close();
        }
    }
}
